import type { SvgPanel } from '../charts/chart-svg.ts';
import { depthsOf, type Metric } from '../findings/depth-figures.ts';
import type { ConfigurationReport } from '../findings/report.ts';
import { strategyNamed } from '../sws/strategy.ts';
import { chartCaption } from './depth-chart-svg.ts';
import { metricText } from './report-tables.ts';
import { strategyLooks } from './strategy-looks.ts';

/** Validation loss or accuracy while Des-Nets are tuned, a panel a depth, one line a strategy (the paper's Fig. 4). */
export function tuningPanels(report: ConfigurationReport, metric: Metric): readonly SvgPanel[] {
  return depthsOf(report.tuning).map((depth) => ({
    title: `Validation ${metric} of Des-Nets of ${depth} layers in tuning`,
    caption: chartCaption(report),
    xTitle: 'step of tuning, or of training from scratch',
    yText: (value: number): string => (metric === 'loss' ? value.toFixed(2) : metricText(value, metric)),
    lines: report.tuning.filter((curve) => curve.depth === depth).map(({ strategy, moments }) => ({
      label: strategyNamed(strategy).label,
      look: strategyLooks[strategy],
      points: moments.map((moment) => ({ x: moment.step, ...moment[metric] })),
    })),
  }));
}

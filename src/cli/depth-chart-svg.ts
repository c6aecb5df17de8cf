import { chartSvg, type SvgPanel } from '../charts/chart-svg.ts';
import type { SvgLine } from '../charts/line-svg.ts';
import { experimentLike } from '../config/paper-experiments.ts';
import { depthsOf, type DepthFigure, type EvaluationPhase, type Metric } from '../findings/depth-figures.ts';
import { paperFigures } from '../findings/paper-figures.ts';
import { reportOf, type ConfigurationReport } from '../findings/report.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { strategyNamed, type StrategyName } from '../sws/strategy.ts';
import { metricText } from './report-tables.ts';
import { strategyLooks } from './strategy-looks.ts';

/** Validation loss of a run's untuned Des-Nets against depth, one line a strategy (the paper's Fig. 1d), as an SVG document. */
export function depthChartSvg(results: ExperimentResults): string {
  return chartSvg(reportOf([results]).configurations.map((configuration) => depthPanel(configuration, 'untuned', 'loss')));
}

/** The figures of one phase against depth; accuracies have the paper's own in a panel beside them, where it prints some. */
export function depthPanels(report: ConfigurationReport, phase: EvaluationPhase, metric: Metric): readonly SvgPanel[] {
  const paper = metric === 'accuracy' ? paperPanel(report, phase) : undefined;
  return [depthPanel(report, phase, metric), ...(paper ? [paper] : [])];
}

/** What a chart's lines were run on. */
export function chartCaption({ data, target, config, seeds }: ConfigurationReport): string {
  const images = target ? `${data.name} → ${target.name}` : data.name;
  const runs = seeds.length > 1 ? `seeds ${seeds.join(', ')}: mean and range` : `seed ${seeds.join(', ')}`;
  return `${images}, layout ${config.stageLayout.join(',')}, ${config.steps} steps, ${runs}`;
}

function depthPanel(report: ConfigurationReport, phase: EvaluationPhase, metric: Metric): SvgPanel {
  const figures = report[phase];
  return {
    title: `Validation ${metric} of ${phase} Des-Nets against depth`,
    caption: chartCaption(report),
    xTitle: 'depth of the Des-Net, layers',
    xTicks: depthsOf(figures),
    yText: (value) => (metric === 'loss' ? value.toFixed(2) : metricText(value, metric)),
    lines: [...new Set(figures.map(({ strategy }) => strategy))].map((strategy) => depthLine(strategy, figures, metric)),
  };
}

function depthLine(strategy: StrategyName, figures: readonly DepthFigure[], metric: Metric): SvgLine {
  const own = figures.filter((figure) => figure.strategy === strategy);
  return { label: strategyNamed(strategy).label, look: strategyLooks[strategy], points: own.map((figure) => ({ x: figure.depth, ...figure[metric] })) };
}

function paperPanel({ config }: ConfigurationReport, phase: EvaluationPhase): SvgPanel | undefined {
  const experiment = experimentLike(config);
  if (!experiment) return undefined;
  const figures = paperFigures(experiment.name);
  if (figures.phase !== phase) return undefined;
  const lines = figures.columns.flatMap(({ label, strategy }, column) => {
    const points = figures.rows.flatMap(({ depth, values }) => {
      const value = values[column];
      return depth === undefined || typeof value !== 'number' ? [] : [{ x: depth, mean: value, low: value, high: value }];
    });
    return strategy && points.length > 0 ? [{ label, look: strategyLooks[strategy], points }] : [];
  });
  if (lines.length === 0) return undefined;
  return {
    title: `The paper’s ${experiment.label}`, caption: figures.caption, xTitle: 'depth of the Des-B, layers',
    xTicks: depthsOf(figures.rows.flatMap(({ depth }) => (depth === undefined ? [] : [{ depth }]))),
    yText: (value) => `${value} %`,
    lines,
  };
}

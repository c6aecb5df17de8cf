import type { Metric } from '../../findings/depth-figures.ts';
import { type StepsToScratch, stepsToScratchText, type TuningCurve } from '../../findings/tuning-figures.ts';
import type { TuningPoint } from '../../formats/metrics.ts';
import type { Messages } from '../../messages/messages.ts';
import type { PointLog } from '../../store/point-log.ts';
import { strategyStyles } from '../theme/series-style.ts';
import type { ChartLine } from './chart-line.ts';
import { type ChartTable, lineTable } from './chart-table.ts';

/** What tuning is drawn against. */
export type TuningAxis = 'step' | 'epoch';

/** The points of networks in tuning. */
export function tuningPointsOf(log: PointLog): readonly TuningPoint[] {
  const found: TuningPoint[] = [];
  for (let i = 0; i < log.count; i++) {
    const point = log.points[i];
    if (point?.kind === 'tuning') found.push(point);
  }
  return found;
}

/** One line a strategy for the Des-Nets of one depth; range over seeds where there are several. */
export function tuningLines(curves: readonly TuningCurve[], depth: number, metric: Metric, axis: TuningAxis, { strategies }: Messages): readonly ChartLine[] {
  return curves.filter((curve) => curve.depth === depth).map(({ strategy, moments }) => ({
    key: strategy,
    label: strategies[strategy].label,
    style: strategyStyles[strategy],
    points: moments.map((moment) => {
      const { mean, low, high } = moment[metric];
      return { x: moment[axis], mean, ...(moment.seeds > 1 && { low, high }) };
    }),
  }));
}

/** What scratch ends with, in the chosen figure: the mean of its last moment, once it has come to `scratchSteps`. */
export function scratchEnd(curves: readonly TuningCurve[], depth: number, metric: Metric, scratchSteps: number): number | undefined {
  const last = curves.find((curve) => curve.strategy === 'scratch' && curve.depth === depth)?.moments.at(-1);
  return last && last.step >= scratchSteps ? last[metric].mean : undefined;
}

/** `SWS (cyclic) passed after 25 steps`, for each strategy of that depth. */
export function passesInWords(passes: readonly StepsToScratch[], depth: number, messages: Messages): readonly string[] {
  const { strategies, tuningChart, findings } = messages;
  return passes.filter((pass) => pass.depth === depth).map((pass) => tuningChart.pass(strategies[pass.strategy].label, stepsToScratchText(pass, findings)));
}

/** The chart's values, and below them when scratch was passed. */
export function tuningTable(lines: readonly ChartLine[], passes: readonly StepsToScratch[], depth: number, axis: TuningAxis, messages: Messages): ChartTable {
  const { charts, strategies, tuningChart, findings } = messages;
  const { columns, rows } = lineTable(charts.headings[axis], lines, messages);
  const here = passes.filter((pass) => pass.depth === depth);
  if (here.length === 0) return { columns, rows };
  const cells = columns.slice(1).map((column) => {
    const pass = here.find(({ strategy }) => {
      const { label } = strategies[strategy];
      return column === label || column === charts.column(label, charts.range.mean);
    });
    return pass && stepsToScratchText(pass, findings);
  });
  return { columns, rows: [...rows, [tuningChart.scratchEnd, ...cells]] };
}

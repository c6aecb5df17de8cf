import { PointColumns } from '../../charts/point-columns.ts';
import type { Metric } from '../../findings/depth-figures.ts';
import { type StepsToScratch, stepsToScratchText, type TuningCurve } from '../../findings/tuning-figures.ts';
import type { Messages } from '../../messages/messages.ts';
import type { StrategyName } from '../../sws/strategy.ts';
import { strategyStyles } from '../theme/series-style.ts';
import type { ChartLine } from './chart-line.ts';
import { type ChartTable, lineTable } from './chart-table.ts';
import type { Tuning } from './tuning-of-run.ts';

/** What tuning is drawn against. */
export type TuningAxis = 'step' | 'epoch';

/** A chart's line of a strategy in tuning. */
export interface TuningLine extends ChartLine {
  readonly strategy: StrategyName;
  /** When it passed scratch, once scratch has come to its end. */
  readonly pass: StepsToScratch | undefined;
}

/** What of tuning is drawn. */
export interface TuningView {
  /** Layers of the Des-Nets. */
  readonly depth: number;
  readonly metric: Metric;
  readonly axis: TuningAxis;
}

/** One line a strategy for the Des-Nets of one depth; range over seeds where there are several. */
export function tuningLines({ curves, passes }: Omit<Tuning, 'points'>, { depth, metric, axis }: TuningView, { strategies }: Messages): readonly TuningLine[] {
  return curves.filter((curve) => curve.depth === depth).map(({ strategy, moments }) => ({
    key: strategy,
    strategy,
    pass: passes.find((pass) => pass.strategy === strategy && pass.depth === depth),
    label: strategies[strategy].label,
    style: strategyStyles[strategy],
    points: PointColumns.of(moments.map((moment) => {
      const { mean, low, high } = moment[metric];
      return { x: moment[axis], mean, ...(moment.seeds > 1 && { low, high }) };
    })),
  }));
}

/** What scratch ends with, in the chosen figure: the mean of its last moment, once it has come to `scratchSteps`. */
export function scratchEnd(curves: readonly TuningCurve[], depth: number, metric: Metric, scratchSteps: number): number | undefined {
  const last = curves.find((curve) => curve.strategy === 'scratch' && curve.depth === depth)?.moments.at(-1);
  return last && last.step >= scratchSteps ? last[metric].mean : undefined;
}

/** `SWS (cyclic) passed after 25 steps`, for each of the lines. */
export function passesInWords(lines: readonly TuningLine[], { tuningChart, findings }: Messages): readonly string[] {
  return lines.flatMap(({ label, pass }) => (pass ? [tuningChart.pass(label, stepsToScratchText(pass, findings))] : []));
}

/** The chart's values, and below them when scratch of the same run was passed. */
export function tuningTable(lines: readonly TuningLine[], axis: TuningAxis, messages: Messages): ChartTable {
  const { charts, tuningChart, findings } = messages;
  const { columns, rows } = lineTable(charts.headings[axis], lines, messages);
  if (lines.every(({ pass }) => pass === undefined)) return { columns, rows };
  const cells = columns.slice(1).map((column) => {
    const line = lines.find(({ label }) => column === label || column === charts.column(label, charts.range.mean));
    return line?.pass && stepsToScratchText(line.pass, findings);
  });
  return { columns, rows: [...rows, [tuningChart.scratchEnd, ...cells]] };
}

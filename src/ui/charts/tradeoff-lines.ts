import { PointColumns } from '../../charts/point-columns.ts';
import type { ExperimentConfig } from '../../config/fields.ts';
import { type CostCurve, type DesNetSize, desNetSize, plannedCosts, scratchEnd, trainingToScratch, tuningCosts, untunedCosts } from '../../findings/cost-figures.ts';
import type { EvaluationPhase, Metric } from '../../findings/depth-figures.ts';
import { ratioText } from '../../findings/ledger.ts';
import { formatCount } from '../../lib/format.ts';
import type { Messages } from '../../messages/messages.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import { imagesOf } from '../findings/images-of.ts';
import { strategyStyles } from '../theme/series-style.ts';
import type { ChartLine } from './chart-line.ts';
import type { Reference } from './chart-plot.ts';
import { type ChartTable, lineTable } from './chart-table.ts';
import { depthLines } from './depth-lines.ts';
import type { DepthSnapshot } from './depth-snapshot.ts';
import type { TradeoffScale } from './tradeoff-scale.ts';
import type { Tuning } from './tuning-of-run.ts';

/** What is counted as cost: the size of each Des-Net, or the training of all. */
export type TradeoffAxis = DesNetSize | 'training';

/** What of cost against quality is drawn. */
export interface TradeoffView {
  readonly axis: TradeoffAxis;
  readonly metric: Metric;
  /** Of the Des-Nets whose size is counted. */
  readonly phase: EvaluationPhase;
}

/** A run as far as the chart needs it. */
export interface TradeoffRun extends Pick<ShownRun, 'config' | 'data' | 'target'> {
  readonly points: Tuning['points'];
  /** Of the phase that is drawn; untuned where training is counted. */
  readonly snapshot: DepthSnapshot;
}

/** A chart's line of a strategy; x is the cost itself. */
export interface TradeoffLine extends ChartLine {
  /** Where the size of Des-Nets is counted: of each point's. */
  readonly depths?: readonly number[];
}

/** One line a strategy: a point a depth by size, or a point a moment by training, of these curves. */
export function tradeoffLines(
  run: TradeoffRun, { axis, metric, phase }: TradeoffView, messages: Messages, curves = axis === 'training' ? trainingCurves(run) : [],
): readonly TradeoffLine[] {
  if (axis === 'training') return trainingLines(curves, metric, messages);
  const { config, data, target, snapshot } = run;
  const images = imagesOf(config, data, target)[phase === 'tuned' ? 'target' : 'images'];
  return depthLines(snapshot.figures, metric, messages).map(({ points, ...line }) => ({
    ...line, depths: [...points.x],
    points: PointColumns.of(points.toArray().map(({ x: depth, ...point }) => ({ ...point, x: desNetSize(config, images, depth, axis) }))),
  }));
}

/** What a run's strategies reach for what training, as they are tuned; where nothing is tuned, as they stand now. */
export function trainingCurves({ config, data, target, points, snapshot }: TradeoffRun): readonly CostCurve[] {
  const images = imagesOf(config, data, target);
  if (config.tuneSteps > 0) return tuningCosts(points, config, images);
  return untunedCosts(snapshot.samples, config, images, typeof snapshot.step === 'number' ? snapshot.step : config.steps);
}

function trainingLines(curves: readonly CostCurve[], metric: Metric, { strategies }: Messages): readonly TradeoffLine[] {
  return curves.map(({ strategy, moments }) => ({
    key: strategy,
    label: strategies[strategy].label,
    style: strategyStyles[strategy],
    points: PointColumns.of(moments.map((moment) => {
      const { mean, low, high } = moment[metric];
      return { x: moment.sampleFlops, mean, ...(moment.seeds.length > 1 && { low, high }) };
    })),
  }));
}

/** The costs that a configuration comes to, for an axis that stands still while figures come in. */
export function plannedOn({ config, data, target }: Omit<TradeoffRun, 'points' | 'snapshot'>, { axis, phase }: TradeoffView): readonly number[] {
  const images = imagesOf(config, data, target);
  if (axis === 'training') return plannedCosts(config, images);
  const [depths, counted] = phase === 'tuned' ? [config.tuneDepths, images.target] as const : [config.depths, images.images] as const;
  return depths.map((depth) => desNetSize(config, counted, depth, axis));
}

/** A line as the chart draws it: without the points that have no place. */
export function placedLine(line: TradeoffLine, { placeOf }: TradeoffScale): ChartLine {
  return { ...line, points: PointColumns.of(line.points.toArray().flatMap((point) => {
    const x = placeOf(point.x);
    return x === undefined ? [] : [{ ...point, x }];
  })) };
}

/** A cost in words; that of a Des-Net's size with its depth. */
export function costName(axis: TradeoffAxis, lines: readonly TradeoffLine[], { tradeoffChart: words }: Messages): (cost: number) => string {
  const depths = depthsBySize(lines);
  return (cost) => {
    const told = words.at[axis](formatCount(Math.round(cost)));
    const depth = depths.get(Math.round(cost));
    return depth === undefined ? told : words.atDepth(depth, told);
  };
}

/** The exact values; beside the size of a Des-Net its depth. */
export function tradeoffTable(lines: readonly TradeoffLine[], axis: TradeoffAxis, messages: Messages): ChartTable {
  const { columns: [heading = '', ...columns], rows } = lineTable(messages.tradeoffChart.headings[axis], lines, messages);
  if (axis === 'training') return { columns: [heading, ...columns], rows };
  const depths = depthsBySize(lines);
  return {
    columns: [heading, messages.charts.headings.depth, ...columns],
    rows: rows.map(([size, ...cells]) => [size, String(depths.get(Number(size)) ?? ''), ...cells]),
  };
}

/** What scratch ends with, to hold the others against; nothing before it has come to its end. */
export function scratchReference(curves: readonly CostCurve[], metric: Metric, { scratchSteps }: ExperimentConfig, { tuningChart }: Messages): readonly Reference[] {
  const end = scratchEnd(curves, scratchSteps);
  return end ? [{ value: end[metric].mean, label: tuningChart.scratchAfter(scratchSteps), isWithin: true }] : [];
}

/** `SWS (cyclic) 3.2 ×`: how many times as much training scratch took as it takes to pass it, for each other strategy. */
export function passesInWords(curves: readonly CostCurve[], { scratchSteps }: ExperimentConfig, { strategies, tradeoffChart: words }: Messages): readonly string[] {
  return trainingToScratch(curves, scratchSteps).map(({ strategy, scratch, passed }) => {
    const { label } = strategies[strategy];
    if (passed === undefined) return words.notPassed(label);
    return passed === 0 ? words.passedUntrained(label) : words.passed(label, ratioText(scratch / passed));
  });
}

function depthsBySize(lines: readonly TradeoffLine[]): ReadonlyMap<number, number> {
  return new Map(lines.flatMap(({ points, depths = [] }) => depths.map((depth, place) => [points.x[place] ?? Number.NaN, depth] as const)));
}

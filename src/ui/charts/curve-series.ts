import type { ChartPoint } from '../../charts/chart-point.ts';
import type { MetricPoint, NetworkName, TrainingPoint, ValidationPoint } from '../../formats/metrics.ts';
import type { PointLog } from '../../store/point-log.ts';

/** What loss is drawn against. */
export type CurveAxis = 'step' | 'epoch' | 'images' | 'seconds';

export type CurveKind = 'training' | 'validation';

/** A network's loss at one step, of each seed that has come to it. */
interface Moment {
  readonly step: number;
  readonly epoch: number;
  /** Of each seed: seconds since the seed began, and the loss. */
  readonly seconds: number[];
  readonly losses: number[];
}

/** Losses of one network and kind. */
export class CurveSeries {
  readonly network: NetworkName;
  readonly kind: CurveKind;
  readonly #moments = new Map<number, Moment>();
  #points: { readonly axis: CurveAxis; readonly batchSize: number; readonly points: readonly ChartPoint[] } | undefined;

  constructor(network: NetworkName, kind: CurveKind) {
    this.network = network;
    this.kind = kind;
  }

  add({ step, epoch, loss }: TrainingPoint | ValidationPoint, seconds: number): void {
    const moment = this.#moments.get(step) ?? { step, epoch, seconds: [], losses: [] };
    moment.seconds.push(seconds);
    moment.losses.push(loss);
    this.#moments.set(step, moment);
    this.#points = undefined;
  }

  /** Mean and range over seeds, none left out, by rising x; the same object until there are more. */
  points(axis: CurveAxis, batchSize: number): readonly ChartPoint[] {
    const known = this.#points;
    if (known?.axis === axis && known.batchSize === batchSize) return known.points;
    const points = [...this.#moments.values()].map((moment) => pointOf(moment, axis, batchSize)).toSorted((a, b) => a.x - b.x);
    this.#points = { axis, batchSize, points };
    return points;
  }
}

/** What was read of a run's points so far: they only grow, and a drawing every 400 ms must not start over. */
interface Reading {
  read: number;
  readonly series: Map<string, CurveSeries>;
  /** When each seed began, seconds of the experiment; the last point's time and seed. */
  readonly beginnings: Map<number, number>;
  last: number;
}

const readings = new WeakMap<readonly MetricPoint[], Reading>();

/** The losses of the networks that a run trains. Those that are no numbers (a diverged network) are left out. */
export function curveSeries(log: PointLog): readonly CurveSeries[] {
  const known = readings.get(log.points);
  const reading = known && known.read <= log.count ? known : { read: 0, series: new Map<string, CurveSeries>(), beginnings: new Map<number, number>(), last: 0 };
  readings.set(log.points, reading);
  for (; reading.read < log.count; reading.read++) readPoint(reading, log.points[reading.read]);
  return [...reading.series.values()];
}

function readPoint(reading: Reading, point: MetricPoint | undefined): void {
  if (!point) return;
  const beginning = reading.beginnings.get(point.seed) ?? reading.last;
  reading.beginnings.set(point.seed, beginning);
  reading.last = point.seconds;
  if ((point.kind !== 'training' && point.kind !== 'validation') || !Number.isFinite(point.loss)) return;
  const key = `${point.network} ${point.kind}`;
  const series = reading.series.get(key) ?? new CurveSeries(point.network, point.kind);
  reading.series.set(key, series);
  series.add(point, point.seconds - beginning);
}

function pointOf(moment: Moment, axis: CurveAxis, batchSize: number): ChartPoint {
  const { losses } = moment;
  const x = xOf(moment, axis, batchSize);
  const [only, ...others] = losses;
  if (only !== undefined && others.length === 0) return { x, mean: only };
  return { x, mean: mean(losses), low: Math.min(...losses), high: Math.max(...losses) };
}

function xOf({ step, epoch, seconds }: Moment, axis: CurveAxis, batchSize: number): number {
  switch (axis) {
    case 'step': return step;
    case 'epoch': return epoch;
    case 'images': return step * batchSize;
    case 'seconds': return mean(seconds);
    default: return axis satisfies never;
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

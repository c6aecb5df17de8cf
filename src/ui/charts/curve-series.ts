import type { ChartPoint } from '../../charts/chart-point.ts';
import { SpikeWatch } from '../../findings/gradient-spikes.ts';
import { runDifference } from '../../findings/strategy-difference.ts';
import type { MetricPoint, NetworkName, TrainingPoint, ValidationPoint } from '../../formats/metrics.ts';
import type { PointLog } from '../../store/point-log.ts';
import type { SpikePoint } from './chart-line.ts';
import { type DifferencePoint, differencePoint } from './difference-point.ts';

/** What loss is drawn against. */
export type CurveAxis = 'step' | 'epoch' | 'images' | 'seconds';

export type CurveKind = 'training' | 'validation';

/** A network's loss at one step, of each seed that has come to it. */
interface Moment {
  readonly step: number;
  readonly epoch: number;
  /** In the order in which they came to it, and of each: seconds since the seed began, and the loss. */
  readonly seeds: number[];
  readonly seconds: number[];
  readonly losses: number[];
  /** Where a seed's gradient spiked: its ratio to the usual one, the largest of all seeds. */
  spike: number | undefined;
}

/** What is drawn of a series against an axis. */
interface Drawn {
  readonly axis: CurveAxis;
  readonly batchSize: number;
  readonly points: readonly ChartPoint[];
  readonly spikes: readonly SpikePoint[];
}

/** Losses of one network and kind. */
export class CurveSeries {
  readonly network: NetworkName;
  readonly kind: CurveKind;
  readonly #moments = new Map<number, Moment>();
  #drawn: Drawn | undefined;

  constructor(network: NetworkName, kind: CurveKind) {
    this.network = network;
    this.kind = kind;
  }

  add({ seed, step, epoch, loss }: TrainingPoint | ValidationPoint, seconds: number, ratio?: number): void {
    const moment: Moment = this.#moments.get(step) ?? { step, epoch, seeds: [], seconds: [], losses: [], spike: undefined };
    moment.seeds.push(seed);
    moment.seconds.push(seconds);
    moment.losses.push(loss);
    if (ratio !== undefined) moment.spike = Math.max(ratio, moment.spike ?? 0);
    this.#moments.set(step, moment);
    this.#drawn = undefined;
  }

  /** Mean and range over seeds, none left out, by rising x; the same object until there are more. */
  points(axis: CurveAxis, batchSize: number): readonly ChartPoint[] {
    return this.#draw(axis, batchSize).points;
  }

  /** Those of the points at which the gradient of a seed spiked. */
  spikes(axis: CurveAxis, batchSize: number): readonly SpikePoint[] {
    return this.#draw(axis, batchSize).spikes;
  }

  /** What is left of it at the steps that `other`, of another run, has too, by rising x. */
  minus(other: CurveSeries, axis: CurveAxis, batchSize: number): readonly DifferencePoint[] {
    return [...this.#moments.values()].flatMap((moment) => {
      const held = other.#moments.get(moment.step);
      const difference = held && runDifference(lossesBySeed(moment), lossesBySeed(held));
      return difference ? [differencePoint(xOf(moment, axis, batchSize), difference)] : [];
    }).toSorted((a, b) => a.x - b.x);
  }

  #draw(axis: CurveAxis, batchSize: number): Drawn {
    const known = this.#drawn;
    if (known?.axis === axis && known.batchSize === batchSize) return known;
    const moments = [...this.#moments.values()].map((moment) => ({ moment, point: pointOf(moment, axis, batchSize) })).toSorted((a, b) => a.point.x - b.point.x);
    const spikes = moments.flatMap(({ moment: { step, spike }, point }) => (spike === undefined ? [] : [{ ...point, step, ratio: spike }]));
    this.#drawn = { axis, batchSize, points: moments.map(({ point }) => point), spikes };
    return this.#drawn;
  }
}

/** What was read of a run's points so far: they only grow, and a drawing every 400 ms must not start over. */
interface Reading {
  read: number;
  readonly series: Map<string, CurveSeries>;
  /** When each seed began, seconds of the experiment; the last point's time and seed. */
  readonly beginnings: Map<number, number>;
  readonly watch: SpikeWatch;
  last: number;
}

function nothingRead(): Reading {
  return { read: 0, series: new Map(), beginnings: new Map(), watch: new SpikeWatch(), last: 0 };
}

const readings = new WeakMap<readonly MetricPoint[], Reading>();

/** The losses of the networks that a run trains. Those that are no numbers (a diverged network) are left out. */
export function curveSeries(log: PointLog): readonly CurveSeries[] {
  const known = readings.get(log.points);
  const reading = known && known.read <= log.count ? known : nothingRead();
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
  series.add(point, point.seconds - beginning, point.kind === 'training' ? reading.watch.next(point) : undefined);
}

function lossesBySeed({ seeds, losses }: Moment): ReadonlyMap<number, number> {
  return new Map(seeds.map((seed, place) => [seed, losses[place] ?? NaN]));
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

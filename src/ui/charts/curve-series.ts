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
  /** What was drawn last, and before: a chart that goes to another axis draws on the old one until all lines are made. */
  #drawn: readonly Drawn[] = [];

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
    this.#drawn = [];
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
    const known = this.#drawn.find((each) => each.axis === axis && each.batchSize === batchSize);
    if (known) return known;
    const moments = [...this.#moments.values()];
    const points = moments.map((moment) => pointOf(moment, axis, batchSize));
    const spikes = moments.flatMap(({ step, spike }, place): readonly SpikePoint[] => {
      const point = points[place];
      return spike === undefined || !point ? nothing : [{ ...point, step, ratio: spike }];
    });
    const drawn = { axis, batchSize, points: rising(points), spikes: rising(spikes) };
    this.#drawn = [drawn, ...this.#drawn.slice(0, 1)];
    return drawn;
  }
}

const nothing: readonly never[] = [];

/** By rising x, as nearly all come anyway: only means of seconds over seeds may not. */
function rising<Point extends ChartPoint>(points: readonly Point[]): readonly Point[] {
  return points.every(({ x }, place) => place === 0 || x >= (points[place - 1]?.x ?? x)) ? points : points.toSorted((a, b) => a.x - b.x);
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
  const [only] = losses;
  if (only !== undefined && losses.length === 1) return { x, mean: only };
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

import { PointColumns } from '../../charts/point-columns.ts';
import { SpikeWatch } from '../../findings/gradient-spikes.ts';
import { meanOf } from '../../findings/statistics.ts';
import { runDifference } from '../../findings/strategy-difference.ts';
import type { MetricPoint, NetworkName, TrainingPoint, ValidationPoint } from '../../formats/metrics.ts';
import type { PointLog } from '../../store/point-log.ts';
import type { SpikePoint } from './chart-line.ts';
import { type DifferencePoint, differencePoint } from './difference-point.ts';

/** What loss is drawn against. */
export type CurveAxis = 'step' | 'epoch' | 'images' | 'seconds';

export type CurveKind = 'training' | 'validation';

/** What is drawn of a series against an axis. */
interface Drawn {
  readonly axis: CurveAxis;
  readonly batchSize: number;
  readonly points: PointColumns;
  readonly spikes: readonly SpikePoint[];
}

/**
 * Losses of one network and kind. One column a figure, not one object a point: a page with fifty long runs would have
 * millions of objects, which it must go through again and again to find those it needs no more.
 */
export class CurveSeries {
  readonly network: NetworkName;
  readonly kind: CurveKind;
  readonly #step: number[] = [];
  readonly #epoch: number[] = [];
  readonly #seed: number[] = [];
  /** Since the point's seed began. */
  readonly #seconds: number[] = [];
  readonly #loss: number[] = [];
  /** Of the steps at which a seed's gradient spiked: its ratio to the usual one, the largest of all seeds. */
  readonly #spikes = new Map<number, number>();
  #moments: Moments | undefined;
  /** What was drawn last, and before: a chart that goes to another axis draws on the old one until all lines are made. */
  #drawn: readonly Drawn[] = [];

  constructor(network: NetworkName, kind: CurveKind) {
    this.network = network;
    this.kind = kind;
  }

  add({ seed, step, epoch, loss }: TrainingPoint | ValidationPoint, seconds: number, ratio?: number): void {
    this.#step.push(step);
    this.#epoch.push(epoch);
    this.#seed.push(seed);
    this.#seconds.push(seconds);
    this.#loss.push(loss);
    if (ratio !== undefined) this.#spikes.set(step, Math.max(ratio, this.#spikes.get(step) ?? 0));
    this.#moments = undefined;
    this.#drawn = [];
  }

  /** Mean and range over seeds, none left out, by rising x; the same object until there are more. */
  points(axis: CurveAxis, batchSize: number): PointColumns {
    return this.#draw(axis, batchSize).points;
  }

  /** Those of the points at which the gradient of a seed spiked. */
  spikes(axis: CurveAxis, batchSize: number): readonly SpikePoint[] {
    return this.#draw(axis, batchSize).spikes;
  }

  /** What is left of it at the steps that `other`, of another run, has too, by rising x. */
  minus(other: CurveSeries, axis: CurveAxis, batchSize: number): readonly DifferencePoint[] {
    const held = new Map(Array.from(other.#byStep().starts, (_, moment) => [other.#stepAt(moment), moment]));
    const points: DifferencePoint[] = [];
    for (let moment = 0; moment < this.#byStep().count; moment++) {
      const its = held.get(this.#stepAt(moment));
      const difference = its === undefined ? undefined : runDifference(this.#lossesBySeed(moment), other.#lossesBySeed(its));
      if (difference) points.push(differencePoint(this.#x(moment, axis, batchSize), difference));
    }
    return points.toSorted((a, b) => a.x - b.x);
  }

  #draw(axis: CurveAxis, batchSize: number): Drawn {
    const known = this.#drawn.find((each) => each.axis === axis && each.batchSize === batchSize);
    if (known) return known;
    const points = this.#pointsOver(axis, batchSize);
    const drawn = { axis, batchSize, points, spikes: this.#spikesOver(axis, batchSize) };
    this.#drawn = [drawn, ...this.#drawn.slice(0, 1)];
    return drawn;
  }

  #pointsOver(axis: CurveAxis, batchSize: number): PointColumns {
    const { count } = this.#byStep();
    const order = this.#byX(axis, batchSize);
    const column = (figure: (moment: number) => number): Float64Array => {
      const figures = new Float64Array(count);
      for (let place = 0; place < count; place++) figures[place] = figure(order?.[place] ?? place);
      return figures;
    };
    const x = column((moment) => this.#x(moment, axis, batchSize));
    const mean = column((moment) => (this.#seedsAt(moment) === 1 ? this.#loss[this.#first(moment)] ?? NaN : meanOf(this.#lossesAt(moment))));
    if (count === this.#step.length) return new PointColumns(x, mean);
    const band = (end: (...losses: number[]) => number) => column((moment) => (this.#seedsAt(moment) === 1 ? NaN : end(...this.#lossesAt(moment))));
    return new PointColumns(x, mean, band(Math.min), band(Math.max));
  }

  #spikesOver(axis: CurveAxis, batchSize: number): readonly SpikePoint[] {
    if (this.#spikes.size === 0) return [];
    const spikes: SpikePoint[] = [];
    for (let moment = 0; moment < this.#byStep().count; moment++) {
      const step = this.#stepAt(moment);
      const ratio = this.#spikes.get(step);
      if (ratio !== undefined) spikes.push({ x: this.#x(moment, axis, batchSize), mean: meanOf(this.#lossesAt(moment)), step, ratio });
    }
    return spikes.toSorted((a, b) => a.x - b.x);
  }

  /** The moments by rising x; undefined where that is as they come, as nearly always: only means of seconds over seeds may not be. */
  #byX(axis: CurveAxis, batchSize: number): Int32Array | undefined {
    const { count } = this.#byStep();
    const x = (moment: number): number => this.#x(moment, axis, batchSize);
    for (let moment = 1; moment < count; moment++) {
      if (x(moment) < x(moment - 1)) return Int32Array.from({ length: count }, (_, each) => each).sort((a, b) => x(a) - x(b));
    }
    return undefined;
  }

  #byStep(): Moments {
    return (this.#moments ??= momentsOf(this.#step));
  }

  #stepAt(moment: number): number {
    return this.#step[this.#first(moment)] ?? 0;
  }

  /** The place of the seed that came to a step first. */
  #first(moment: number): number {
    const { places, starts } = this.#byStep();
    return places[starts[moment] ?? 0] ?? 0;
  }

  /** The places of all its seeds. */
  #placesAt(moment: number): readonly number[] {
    const { places, starts } = this.#byStep();
    return [...places.subarray(starts[moment], starts[moment + 1])];
  }

  #seedsAt(moment: number): number {
    const { starts } = this.#byStep();
    return (starts[moment + 1] ?? this.#step.length) - (starts[moment] ?? 0);
  }

  #lossesAt(moment: number): readonly number[] {
    return this.#placesAt(moment).map((place) => this.#loss[place] ?? NaN);
  }

  #lossesBySeed(moment: number): ReadonlyMap<number, number> {
    return new Map(this.#placesAt(moment).map((place) => [this.#seed[place] ?? 0, this.#loss[place] ?? NaN]));
  }

  #x(moment: number, axis: CurveAxis, batchSize: number): number {
    const first = this.#first(moment);
    switch (axis) {
      case 'step': return this.#stepAt(moment);
      case 'epoch': return this.#epoch[first] ?? 0;
      case 'images': return this.#stepAt(moment) * batchSize;
      case 'seconds': return this.#seedsAt(moment) === 1 ? this.#seconds[first] ?? 0 : meanOf(this.#placesAt(moment).map((place) => this.#seconds[place] ?? 0));
      default: return axis satisfies never;
    }
  }
}

/** A series' points by rising step: of each step one of each seed that has come to it, in the order in which they came. */
interface Moments {
  readonly count: number;
  /** Of all points. */
  readonly places: Int32Array;
  /** Where in `places` those of each step begin. */
  readonly starts: Int32Array;
}

function momentsOf(steps: readonly number[]): Moments {
  const places = Int32Array.from(steps, (_, place) => place);
  const stepOf = (place: number): number => steps[place] ?? 0;
  // Seeds train one after the other, a single one by rising step.
  if (steps.some((step, place) => step < stepOf(place - 1))) places.sort((a, b) => stepOf(a) - stepOf(b));
  const starts = new Int32Array(places.length);
  let count = 0;
  for (const [at, place] of places.entries()) if (at === 0 || stepOf(place) !== stepOf(places[at - 1] ?? 0)) starts[count++] = at;
  return { count, places, starts: starts.slice(0, count) };
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

const readings = new WeakMap<PointLog['points'], Reading>();

/** The losses of the networks that a run trains. Those that are no numbers (a diverged network) are left out. */
export function curveSeries(log: PointLog): readonly CurveSeries[] {
  const known = readings.get(log.points);
  const reading = known && known.read <= log.count ? known : nothingRead();
  readings.set(log.points, reading);
  for (; reading.read < log.count; reading.read++) readPoint(reading, log.points.at(reading.read));
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

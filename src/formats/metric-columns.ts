import { at } from '../lib/errors.ts';
import type { MetricPoint, MetricSeries, TrainingPoint } from './metrics.ts';

type OtherPoint = Exclude<MetricPoint, TrainingPoint>;

/**
 * Points of a run in the order in which they came, which may grow. Those of training, nearly all, are held in columns, one
 * array a figure: as objects, those of fifty long runs are more than a million that the page must go through whenever it
 * looks for those it needs no more. A point of training is made anew whenever it is asked for.
 */
export class MetricColumns implements MetricSeries {
  /** Of each point: its row in the columns, or −1 less its place among the others. */
  readonly #places: number[] = [];
  readonly #others: OtherPoint[] = [];
  /** Which point of all each of the others is. */
  readonly #otherIndices: number[] = [];
  readonly #network: TrainingPoint['network'][] = [];
  readonly #seed: number[] = [];
  readonly #step: number[] = [];
  readonly #epoch: number[] = [];
  readonly #seconds: number[] = [];
  readonly #images: number[] = [];
  readonly #loss: number[] = [];
  readonly #gradientNorm: number[] = [];
  readonly #learningRate: number[] = [];

  static of(points: Iterable<MetricPoint>): MetricColumns {
    const columns = new MetricColumns();
    for (const point of points) columns.push(point);
    return columns;
  }

  get length(): number {
    return this.#places.length;
  }

  push(point: MetricPoint): void {
    if (point.kind !== 'training') {
      this.#otherIndices.push(this.#places.length);
      this.#places.push(-1 - this.#others.length);
      this.#others.push(point);
      return;
    }
    this.#places.push(this.#network.length);
    this.#network.push(point.network);
    this.#seed.push(point.seed);
    this.#step.push(point.step);
    this.#epoch.push(point.epoch);
    this.#seconds.push(point.seconds);
    this.#images.push(point.images);
    this.#loss.push(point.loss);
    this.#gradientNorm.push(point.gradientNorm);
    this.#learningRate.push(point.learningRate);
  }

  /** Undefined outside. */
  at(index: number): MetricPoint | undefined {
    const place = this.#places[index];
    if (place === undefined) return undefined;
    return place < 0 ? this.#others[-1 - place] : this.#trainingAt(place);
  }

  /** Those of a kind among the first `count` points; those of training are not looked at. */
  ofKind<Kind extends OtherPoint['kind']>(kind: Kind, count = this.length): readonly Extract<MetricPoint, { readonly kind: Kind }>[] {
    return this.#others.filter((point, place): point is Extract<OtherPoint, { readonly kind: Kind }> => point.kind === kind && (this.#otherIndices[place] ?? count) < count);
  }

  *[Symbol.iterator](): Generator<MetricPoint, void, undefined> {
    for (const place of this.#places) {
      const other = this.#others[-1 - place];
      yield other ?? this.#trainingAt(place);
    }
  }

  filter<Kept extends MetricPoint>(isKept: (point: MetricPoint) => point is Kept): readonly Kept[];
  filter(isKept: (point: MetricPoint) => boolean): readonly MetricPoint[];
  filter(isKept: (point: MetricPoint) => boolean): readonly MetricPoint[] {
    return Array.from(this).filter(isKept);
  }

  #trainingAt(row: number): TrainingPoint {
    return {
      kind: 'training', network: at(this.#network, row), seed: at(this.#seed, row), step: at(this.#step, row),
      epoch: at(this.#epoch, row), seconds: at(this.#seconds, row), images: at(this.#images, row), loss: at(this.#loss, row),
      gradientNorm: at(this.#gradientNorm, row), learningRate: at(this.#learningRate, row),
    };
  }
}

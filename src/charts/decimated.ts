import type { ChartPoint, Window } from './chart-point.ts';
import type { PointColumns } from './point-columns.ts';

/** Of each bucket at most its lowest and highest mean, and the lowest and highest end of its bands. */
const KEPT_A_BUCKET = 4;

/**
 * The points that are worth drawing in `window`: all of them if they are few, else of each of `buckets`
 * equal parts of the window those with the lowest and highest figures, so that no spike is lost, and the first and the
 * last in the window. One neighbour on either side of the window comes along, for the line to leave the picture. At
 * most 4 × buckets + 4 points, by rising x.
 */
export function decimated(points: PointColumns, window: Window, buckets: number): readonly ChartPoint[] {
  return indicesKept(points, window, buckets).flatMap((index) => points.at(index) ?? []);
}

/** The indices of those points, rising; with `means`, one for each point, those worth drawing of a line through these. */
export function indicesKept(points: PointColumns, [low, high]: Window, buckets: number, means?: Float64Array): readonly number[] {
  const from = points.firstFrom(low);
  const to = firstAfter(points, high);
  const [first, last] = [Math.max(from - 1, 0), Math.min(to, points.length - 1)];
  if (to - from <= KEPT_A_BUCKET * buckets) return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const kept: number[] = [];
  const keep = (index: number): void => {
    if (index > (kept.at(-1) ?? -1)) kept.push(index);
  };
  keep(first);
  keep(from);
  const width = (high - low) / buckets;
  const extremes = new Extremes(means ? { mean: means } : points);
  for (let index = from; index < to; index++) {
    const bucket = Math.min(Math.floor(((points.x[index] ?? low) - low) / width), buckets - 1);
    if (bucket !== extremes.bucket) {
      extremes.indices().forEach(keep);
      extremes.begin(bucket);
    }
    extremes.take(index);
  }
  extremes.indices().forEach(keep);
  keep(to - 1);
  keep(last);
  return kept;
}

/** Means, with or without the ends of their bands. */
type Figures = Pick<PointColumns, 'mean'> & Partial<Pick<PointColumns, 'low' | 'high'>>;

/**
 * Where the figures of a bucket are lowest and highest: its means, and the outer ends of its bands. The first of equal
 * ones counts. One for all buckets, since a chart of fifty long runs has thousands whenever it is drawn.
 */
class Extremes {
  bucket = Number.NaN;
  readonly #figures: Figures;
  readonly #mean = new Range();
  readonly #band = new Range();
  readonly #indices = new Int32Array(KEPT_A_BUCKET);

  constructor(figures: Figures) {
    this.#figures = figures;
  }

  begin(bucket: number): void {
    this.bucket = bucket;
    this.#mean.clear();
    this.#band.clear();
  }

  take(index: number): void {
    const { mean: means, low, high } = this.#figures;
    const mean = means[index] ?? Number.NaN;
    this.#mean.widen(index, mean, mean);
    if (low && high) this.#band.widen(index, low[index] ?? Number.NaN, high[index] ?? Number.NaN);
  }

  /** Rising; some may be the same, and those of an empty bucket are -1. Overwritten by the next call. */
  indices(): Int32Array {
    this.#indices.set([this.#mean.leastAt, this.#mean.mostAt, this.#band.leastAt, this.#band.mostAt]);
    return this.#indices.sort();
  }
}

/** The least and the most of some figures, and where they are: -1 where there are none. */
class Range {
  leastAt = -1;
  mostAt = -1;
  #least = Infinity;
  #most = -Infinity;

  clear(): void {
    this.leastAt = -1;
    this.mostAt = -1;
    this.#least = Infinity;
    this.#most = -Infinity;
  }

  widen(index: number, low: number, high: number): void {
    if (low < this.#least) {
      this.#least = low;
      this.leastAt = index;
    }
    if (high > this.#most) {
      this.#most = high;
      this.mostAt = index;
    }
  }
}

function firstAfter(points: PointColumns, x: number): number {
  let index = points.firstFrom(x);
  while (points.x[index] === x) index++;
  return index;
}

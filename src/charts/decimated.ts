import { type ChartPoint, firstFrom, type Window } from './chart-point.ts';

/** Of each bucket at most its lowest and highest mean, and the lowest and highest end of its bands. */
const KEPT_A_BUCKET = 4;

/**
 * The points, by rising x, that are worth drawing in `window`: all of them if they are few, else of each of `buckets`
 * equal parts of the window those with the lowest and highest figures, so that no spike is lost, and the first and the
 * last in the window. One neighbour on either side of the window comes along, for the line to leave the picture. At
 * most 4 × buckets + 4 points, by rising x, none of them new.
 */
export function decimated(points: readonly ChartPoint[], window: Window, buckets: number): readonly ChartPoint[] {
  return indicesKept(points, window, buckets).flatMap((index) => points[index] ?? []);
}

/** The indices of those points, rising; with `means`, one for each point, those worth drawing of a line through these. */
export function indicesKept(points: readonly ChartPoint[], [low, high]: Window, buckets: number, means?: Float64Array): readonly number[] {
  const from = firstFrom(points, low);
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
  let extremes = new Extremes(Number.NaN);
  for (let index = from; index < to; index++) {
    const point = points[index];
    if (!point) continue;
    const bucket = Math.min(Math.floor((point.x - low) / width), buckets - 1);
    if (bucket !== extremes.bucket) {
      extremes.indices().forEach(keep);
      extremes = new Extremes(bucket);
    }
    const mean = means ? means[index] ?? Number.NaN : point.mean;
    extremes.take(index, mean, means ? mean : point.low ?? mean, means ? mean : point.high ?? mean);
  }
  extremes.indices().forEach(keep);
  keep(to - 1);
  keep(last);
  return kept;
}

/** Where the figures of a bucket are lowest and highest: its means, and the outer ends of its bands. The first of equal ones counts. */
class Extremes {
  readonly bucket: number;
  readonly #mean = { least: Infinity, most: -Infinity, leastAt: -1, mostAt: -1 };
  readonly #band = { least: Infinity, most: -Infinity, leastAt: -1, mostAt: -1 };

  constructor(bucket: number) {
    this.bucket = bucket;
  }

  take(index: number, mean: number, low: number, high: number): void {
    widen(this.#mean, index, mean, mean);
    widen(this.#band, index, low, high);
  }

  /** Rising; some may be the same, and those of an empty bucket are -1. */
  indices(): readonly number[] {
    return [this.#mean.leastAt, this.#mean.mostAt, this.#band.leastAt, this.#band.mostAt].toSorted((a, b) => a - b);
  }
}

function widen(range: { least: number; most: number; leastAt: number; mostAt: number }, index: number, low: number, high: number): void {
  if (low < range.least) {
    range.least = low;
    range.leastAt = index;
  }
  if (high > range.most) {
    range.most = high;
    range.mostAt = index;
  }
}

function firstAfter(points: readonly ChartPoint[], x: number): number {
  let index = firstFrom(points, x);
  while (index < points.length && points[index]?.x === x) index++;
  return index;
}

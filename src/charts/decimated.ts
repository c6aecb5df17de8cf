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
  const figures = means ? figuresOf(means) : bandsOf(points);
  const kept = new Set([first, from, to - 1, last]);
  const width = (high - low) / buckets;
  for (let start = from; start < to;) {
    const bucket = bucketOf(points[start]?.x ?? low, low, width, buckets);
    let end = start + 1;
    while (end < to && bucketOf(points[end]?.x ?? high, low, width, buckets) === bucket) end++;
    for (const index of extremesOf(figures, start, end)) kept.add(index);
    start = end;
  }
  return [...kept].toSorted((a, b) => a - b);
}

function bucketOf(x: number, low: number, width: number, buckets: number): number {
  return Math.min(Math.floor((x - low) / width), buckets - 1);
}

/** What is drawn at an index. */
interface Figures {
  readonly mean: (index: number) => number;
  readonly low: (index: number) => number;
  readonly high: (index: number) => number;
}

function bandsOf(points: readonly ChartPoint[]): Figures {
  const mean = (index: number): number => points[index]?.mean ?? Number.NaN;
  return { mean, low: (index) => points[index]?.low ?? mean(index), high: (index) => points[index]?.high ?? mean(index) };
}

function figuresOf(means: Float64Array): Figures {
  const mean = (index: number): number => means[index] ?? Number.NaN;
  return { mean, low: mean, high: mean };
}

/** Indices, from `start` and below `end`, of the lowest and highest mean and of the outermost ends of bands. */
function extremesOf({ mean, low, high }: Figures, start: number, end: number): readonly number[] {
  const found = { low: start, high: start, lowest: start, highest: start };
  for (let index = start + 1; index < end; index++) {
    if (mean(index) < mean(found.lowest)) found.lowest = index;
    if (mean(index) > mean(found.highest)) found.highest = index;
    if (low(index) < low(found.low)) found.low = index;
    if (high(index) > high(found.high)) found.high = index;
  }
  return Object.values(found);
}

function firstAfter(points: readonly ChartPoint[], x: number): number {
  let index = firstFrom(points, x);
  while (index < points.length && points[index]?.x === x) index++;
  return index;
}

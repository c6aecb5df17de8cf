import { type ChartPoint, firstFrom, type Window } from './chart-point.ts';

/** Of each bucket at most its lowest and highest mean, and the lowest and highest end of its bands. */
const KEPT_A_BUCKET = 4;

/**
 * The points, by rising x, that are worth drawing in `window`: all of them if they are few, else of each of `buckets`
 * equal parts of the window those with the lowest and highest figures, so that no spike is lost, and the first and the
 * last in the window. One neighbour on either side of the window comes along, for the line to leave the picture. At
 * most 4 × buckets + 4 points, by rising x, none of them new.
 */
export function decimated(points: readonly ChartPoint[], [low, high]: Window, buckets: number): readonly ChartPoint[] {
  const from = firstFrom(points, low);
  const to = firstAfter(points, high);
  const around = points.slice(Math.max(from - 1, 0), to + 1);
  if (to - from <= KEPT_A_BUCKET * buckets) return around;
  const kept = new Set([Math.max(from - 1, 0), from, to - 1, Math.min(to, points.length - 1)]);
  const width = (high - low) / buckets;
  for (let start = from; start < to;) {
    const bucket = bucketOf(points[start]?.x ?? low, low, width, buckets);
    let end = start + 1;
    while (end < to && bucketOf(points[end]?.x ?? high, low, width, buckets) === bucket) end++;
    for (const index of extremesOf(points, start, end)) kept.add(index);
    start = end;
  }
  return [...kept].toSorted((a, b) => a - b).flatMap((index) => points[index] ?? []);
}

function bucketOf(x: number, low: number, width: number, buckets: number): number {
  return Math.min(Math.floor((x - low) / width), buckets - 1);
}

/** Indices, from `start` and below `end`, of the lowest and highest mean and of the outermost ends of bands. */
function extremesOf(points: readonly ChartPoint[], start: number, end: number): readonly number[] {
  const found = { low: start, high: start, lowest: start, highest: start };
  const at = (index: number): ChartPoint => points[index] ?? { x: 0, mean: 0 };
  for (let index = start + 1; index < end; index++) {
    const { mean, low = mean, high = mean } = at(index);
    if (mean < at(found.lowest).mean) found.lowest = index;
    if (mean > at(found.highest).mean) found.highest = index;
    if (low < lowOf(at(found.low))) found.low = index;
    if (high > highOf(at(found.high))) found.high = index;
  }
  return Object.values(found);
}

function lowOf({ mean, low = mean }: ChartPoint): number {
  return low;
}

function highOf({ mean, high = mean }: ChartPoint): number {
  return high;
}

function firstAfter(points: readonly ChartPoint[], x: number): number {
  let index = firstFrom(points, x);
  while (index < points.length && points[index]?.x === x) index++;
  return index;
}

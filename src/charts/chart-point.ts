/** A figure at some depth, step, epoch, count of images or second. */
export interface ChartPoint {
  readonly x: number;
  readonly mean: number;
  /** Ends of the band around the mean: a range, or an interval; absent where there is one value alone. */
  readonly low?: number;
  readonly high?: number;
}

/** A part of a horizontal axis, its ends within it. */
export type Window = readonly [low: number, high: number];

/** The index of the first point, by rising x, that is not left of `x`; the number of points if all are. */
export function firstFrom(points: readonly ChartPoint[], x: number): number {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.x ?? Infinity) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the point nearest to `x`, of points by rising x, if it is at most `reach` away. */
export function nearestTo(points: readonly ChartPoint[], x: number, reach: number): number | undefined {
  const place = firstFrom(points, x);
  const [before, after] = [points[place - 1], points[place]];
  const isAfter = before === undefined || (after !== undefined && after.x - x <= x - before.x);
  const nearest = isAfter ? after : before;
  if (!nearest || Math.abs(nearest.x - x) > reach) return undefined;
  return isAfter ? place : place - 1;
}

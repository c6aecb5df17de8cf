import type { ChartPoint } from './chart-point.ts';

/**
 * Points of a line by rising x, in columns: one array a figure, not one object a point. A page with fifty long runs would
 * have millions of objects, which it must go through again and again to find those it needs no more.
 */
export class PointColumns {
  readonly x: Float64Array;
  readonly mean: Float64Array;
  /** Ends of the band around the mean, NaN where there is none; undefined where no point has one. */
  readonly low: Float64Array | undefined;
  readonly high: Float64Array | undefined;

  /** All of one length; `low` and `high` come together. */
  constructor(x: Float64Array, mean: Float64Array, low?: Float64Array, high?: Float64Array) {
    this.x = x;
    this.mean = mean;
    this.low = low;
    this.high = high;
  }

  static of(points: readonly ChartPoint[]): PointColumns {
    const column = (figure: (point: ChartPoint) => number | undefined): Float64Array => Float64Array.from(points, (point) => figure(point) ?? Number.NaN);
    const hasBand = points.some(({ low, high }) => low !== undefined && high !== undefined);
    const [x, mean] = [column((point) => point.x), column((point) => point.mean)];
    return hasBand ? new PointColumns(x, mean, column(({ low }) => low), column(({ high }) => high)) : new PointColumns(x, mean);
  }

  get length(): number {
    return this.x.length;
  }

  /** Undefined outside. */
  at(index: number): ChartPoint | undefined {
    const [x, mean] = [this.x[index], this.mean[index]];
    if (x === undefined || mean === undefined) return undefined;
    const [low = Number.NaN, high = Number.NaN] = [this.low?.[index], this.high?.[index]];
    return Number.isNaN(low) || Number.isNaN(high) ? { x, mean } : { x, mean, low, high };
  }

  toArray(): readonly ChartPoint[] {
    return Array.from(this.x, (_, index) => this.at(index) as ChartPoint);
  }

  /** The index of the first point that is not left of `x`; the number of points if all are. */
  firstFrom(x: number): number {
    return firstFrom(this.x, x);
  }

  /** The index of the point nearest to `x`, if it is at most `reach` away. */
  nearestTo(x: number, reach: number): number | undefined {
    const place = nearestIn(this.x, x);
    return Math.abs((this.x[place] ?? Infinity) - x) <= reach ? place : undefined;
  }
}

/** The index of the number nearest to `x` of rising ones, the right one of two; −1 where there are none. */
export function nearestIn(rising: ArrayLike<number>, x: number): number {
  const place = firstFrom(rising, x);
  const [before = -Infinity, after = Infinity] = [rising[place - 1], rising[place]];
  return after - x <= x - before && place < rising.length ? place : place - 1;
}

function firstFrom(rising: ArrayLike<number>, x: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? Infinity) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

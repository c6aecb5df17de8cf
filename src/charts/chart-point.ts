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

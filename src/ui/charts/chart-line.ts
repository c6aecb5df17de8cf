import type { SeriesStyle } from '../theme/series-style.ts';

/** A figure at some depth or step. */
export interface LinePoint {
  readonly x: number;
  readonly mean: number;
  /** Ends of the band around the mean: a range, or an interval; absent where there is one value alone. */
  readonly low?: number;
  readonly high?: number;
}

/** One line of a chart. */
export interface ChartLine {
  readonly key: string;
  readonly label: string;
  readonly style: SeriesStyle;
  /** By rising x. */
  readonly points: readonly LinePoint[];
  /** Thin and without markers, such as the loss of single batches. */
  readonly isThin?: boolean;
}

/** The x of all lines, each once, rising. */
export function xsOf(lines: readonly ChartLine[]): readonly number[] {
  return [...new Set(lines.flatMap(({ points }) => points.map(({ x }) => x)))].toSorted((a, b) => a - b);
}

/** Every value that must lie within the chart. */
export function valuesOf(lines: readonly ChartLine[]): readonly number[] {
  return lines.flatMap(({ points }) => points.flatMap(({ mean, low, high }) => [mean, low ?? mean, high ?? mean]));
}

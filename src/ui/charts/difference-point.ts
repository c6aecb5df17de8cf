import type { ChartPoint } from '../../charts/chart-point.ts';
import { PointColumns } from '../../charts/point-columns.ts';
import type { StrategyDifference } from '../../findings/strategy-difference.ts';

/** A difference with its 95 % interval, where there is one, as a band. */
export interface DifferencePoint extends ChartPoint {
  /** Seeds of which differences are paired; 0 where means of different seeds are subtracted. */
  readonly seeds: number;
}

export function differencePoint(x: number, { mean, seeds, interval }: Omit<StrategyDifference, 'depth'>): DifferencePoint {
  return { x, mean, seeds, ...(interval && { low: interval.low, high: interval.high }) };
}

/** What a line of differences has. */
export interface Paired {
  readonly points: PointColumns;
  /** Of the point with most of them. */
  readonly seeds: number;
}

export function pairedLine(points: readonly DifferencePoint[]): Paired {
  return { points: PointColumns.of(points), seeds: points.reduce((most, { seeds }) => Math.max(most, seeds), 0) };
}

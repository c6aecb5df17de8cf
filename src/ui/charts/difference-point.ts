import type { StrategyDifference } from '../../findings/strategy-difference.ts';
import type { LinePoint } from './chart-line.ts';

/** A difference with its 95 % interval, where there is one, as a band. */
export interface DifferencePoint extends LinePoint {
  /** Seeds of which differences are paired; 0 where means of different seeds are subtracted. */
  readonly seeds: number;
}

export function differencePoint(x: number, { mean, seeds, interval }: Omit<StrategyDifference, 'depth'>): DifferencePoint {
  return { x, mean, seeds, ...(interval && { low: interval.low, high: interval.high }) };
}

import { NEGLIGIBLE } from '../findings/judgement.ts';
import { meanOf, pairedInterval, type Interval } from '../findings/statistics.ts';

/** A quantity of a run, measured once for each seed. */
export interface Measured {
  readonly mean: number;
  /** Of that mean; undefined with one seed. */
  readonly interval: Interval | undefined;
}

/** Where a quantity lies beside two others that stand for "as good as nothing"; undefined where its run does not decide. */
export type Side = 'below' | 'level' | 'above';

/** At least one value. */
export function measured(values: readonly number[]): Measured {
  return { mean: meanOf(values), interval: pairedInterval(values) };
}

/**
 * The side on which the whole 95 % interval lies: level where it is within `low` to `high`, which are too near to be
 * told apart by a person; else above or below the middle of the two. An interval that holds both decides nothing, nor
 * does a single seed.
 */
export function sideOf({ interval }: Measured, low: number, high: number): Side | undefined {
  if (!interval) return undefined;
  const middle = (low + high) / 2;
  if (interval.low >= low - NEGLIGIBLE && interval.high <= high + NEGLIGIBLE) return 'level';
  if (interval.low > middle) return 'above';
  return interval.high < middle ? 'below' : undefined;
}

/** The third of the scale in which the whole interval lies, its bounds being `low` and `high`. */
export function thirdOf({ interval }: Measured, low: number, high: number): Side | undefined {
  if (!interval) return undefined;
  if (interval.high < low) return 'below';
  if (interval.low > high) return 'above';
  return interval.low >= low && interval.high <= high ? 'level' : undefined;
}

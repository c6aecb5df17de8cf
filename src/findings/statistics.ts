/** Mean and range of some values. */
export interface Spread {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** A mean over seeds with its two-sided 95 % confidence interval. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Values that it was made from, one a seed; at least 2. */
  readonly seeds: number;
}

/**
 * t(0.975) by degrees of freedom from 1: the two-sided 95 % quantiles of Student's t distribution (NIST/SEMATECH
 * e-Handbook of Statistical Methods, Section 1.3.6.7.2).
 */
const tQuantiles = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
  2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086,
  2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045,
] as const;

/** The arithmetic mean; NaN of nothing. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle value, the upper one of an even number; NaN of nothing. */
export function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** Mean, lowest and highest of at least one value. */
export function spreadOf(values: readonly number[]): Spread {
  return { mean: meanOf(values), low: Math.min(...values), high: Math.max(...values) };
}

/**
 * The mean of differences paired by seed, with its two-sided 95 % Student-t interval; undefined for fewer than two.
 * Beyond 30 differences the quantile of 29 degrees of freedom is kept, which widens the interval by 4 % at most.
 */
export function pairedInterval(differences: readonly number[]): Interval | undefined {
  const seeds = differences.length;
  const quantile = tQuantiles[Math.min(seeds - 1, tQuantiles.length) - 1];
  if (quantile === undefined) return undefined;
  const mean = meanOf(differences);
  const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (seeds - 1);
  const half = quantile * Math.sqrt(variance / seeds);
  return { mean, low: mean - half, high: mean + half, seeds };
}

/** The slope of the least-squares line through points [x, y]; NaN unless they have two different x. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const meanX = meanOf(points.map(([x]) => x));
  const meanY = meanOf(points.map(([, y]) => y));
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

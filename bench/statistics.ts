/** Several measurements of one thing in brief. */
export interface Summary {
  readonly median: number;
  /** First and third quartile: half of the measurements lie between them. */
  readonly low: number;
  readonly high: number;
  readonly samples: number;
}

/** Throws nothing: of no measurements at all, every figure is NaN. */
export function summarise(values: readonly number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75), samples: sorted.length };
}

/** Linear between the two nearest values, as NumPy's default. */
function quantile(sorted: readonly number[], share: number): number {
  const position = share * (sorted.length - 1);
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}

/**
 * How many times `ours` takes as long as `theirs`: the median of the ratios round by round, so that what slowed a
 * whole round cancels out. Rounds that only one of them ran are left out.
 */
export function pairedRatio(ours: readonly number[], theirs: readonly number[]): number {
  const rounds = Math.min(ours.length, theirs.length);
  return summarise(Array.from({ length: rounds }, (_, i) => (ours[i] ?? Number.NaN) / (theirs[i] ?? Number.NaN))).median;
}

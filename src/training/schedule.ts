/** A cosine schedule with linear warm-up, the paper's. */
export interface Schedule {
  /** Learning rate at the end of warm-up. */
  readonly peak: number;
  readonly steps: number;
  /** Share of the steps that are warm-up. */
  readonly warmup: number;
  /** Learning rate towards which the cosine falls; 0 by default. */
  readonly floor?: number;
}

/** Learning rate of the 1-based step: rises linearly to the peak, then falls by a half cosine towards the floor. */
export function learningRateAt({ peak, steps, warmup, floor = 0 }: Schedule, step: number): number {
  const warm = Math.round(warmup * steps);
  if (step <= warm) return (peak * step) / warm;
  return floor + 0.5 * (peak - floor) * (1 + Math.cos((Math.PI * (step - 1 - warm)) / (steps - warm)));
}

import type { ChartPoint } from './chart-point.ts';

/**
 * The means smoothed by an exponential moving average without its start's bias: the first is itself, each later one
 * the weighted mean of all so far, the weight of a point falling by `strength` (0 … below 1) with each that follows.
 * x stays; bands are left out.
 */
export function smoothed(points: readonly ChartPoint[], strength: number): readonly ChartPoint[] {
  let [sum, weight] = [0, 0];
  return points.map(({ x, mean }) => {
    sum = strength * sum + (1 - strength) * mean;
    weight = strength * weight + (1 - strength);
    return { x, mean: sum / weight };
  });
}

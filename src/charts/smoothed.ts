/**
 * `raw` smoothed by an exponential moving average without its start's bias, one value for each: the first is itself,
 * each later one the weighted mean of all so far, the weight of a value falling by `strength` (0 … below 1) with each that
 * follows. One array, for a chart of fifty long runs would make half a million objects.
 */
export function smoothed(raw: Float64Array, strength: number): Float64Array {
  const means = new Float64Array(raw.length);
  let [sum, weight] = [0, 0];
  for (let index = 0; index < means.length; index++) {
    sum = strength * sum + (1 - strength) * (raw[index] ?? 0);
    weight = strength * weight + (1 - strength);
    means[index] = sum / weight;
  }
  return means;
}

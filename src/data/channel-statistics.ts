import { at } from '../lib/errors.ts';

/** Mean and standard deviation of each channel of 8-bit images [..., channels], of values scaled to 0 … 1. */
export function channelStatistics(images: Uint8Array, channels: number): { mean: number[]; std: number[] } {
  const sums = new Float64Array(channels);
  const squares = new Float64Array(channels);
  for (let i = 0; i < images.length; i++) {
    const [channel, value] = [i % channels, at(images, i)];
    sums[channel] = at(sums, channel) + value;
    squares[channel] = at(squares, channel) + value * value; // sums of integers: exact below 2⁵³
  }
  const count = images.length / channels;
  const mean = Array.from(sums, (sum) => sum / count / 255);
  const std = Array.from(squares, (square, c) => {
    const variance = square / count / (255 * 255) - at(mean, c) ** 2;
    return Math.max(Math.sqrt(Math.max(variance, 0)), 1 / 255); // images of one colour must not divide by 0
  });
  return { mean, std };
}

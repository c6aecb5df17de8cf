import { expect, test } from 'vitest';
import type { DepthSample } from './depth-figures.ts';
import { runDifferences } from './strategy-difference.ts';

function sample(seed: number, loss: number, changes: Partial<DepthSample> = {}): DepthSample {
  return { strategy: 'cyclic', depth: 6, seed, loss, accuracy: 0.5, ...changes };
}

test('two runs are compared at depths that both have, paired by the seeds that both have', () => {
  // Seeds 1 and 2: 1 − 2 = −1 and 4 − 2 = 2, mean ½; seed 3 is alone.
  const own = [sample(1, 1), sample(2, 4), sample(3, 9), sample(1, 1, { depth: 8 })];
  const [difference, ...others] = runDifferences(own, [sample(1, 2), sample(2, 2)], 'cyclic', 'loss');
  expect(difference).toMatchObject({ depth: 6, mean: 0.5, seeds: 2 });
  // Deviation 1.5·√2, over √2 seeds 1.5, times t(0.975, 1) = 12.706.
  expect(difference?.interval?.high).toBeCloseTo(0.5 + 12.706 * 1.5);
  expect(others).toEqual([]);
});

test('runs without a common seed are compared by their means, without an interval', () => {
  expect(runDifferences([sample(1, 1), sample(2, 2)], [sample(3, 1)], 'cyclic', 'loss')).toEqual([{ depth: 6, mean: 0.5, seeds: 0, interval: undefined }]);
});

test('each strategy is compared with itself alone', () => {
  expect(runDifferences([sample(1, 1)], [sample(1, 2, { strategy: 'simple-lg' })], 'cyclic', 'loss')).toEqual([]);
});

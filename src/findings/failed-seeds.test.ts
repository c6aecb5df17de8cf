import { expect, test } from 'vitest';
import { failedAuxNets, failedSeeds, withFailures } from './failed-seeds.ts';

const failure = { step: 3, reason: 'the loss became NaN' };
const failures = [
  { ...failure, network: 'aux-net', seed: 1 }, { ...failure, network: 'aux-net', seed: 2 },
  { ...failure, network: 'trained-8', seed: 1 }, { ...failure, network: 'tuned-scratch-6', seed: 3 },
] as const;

test('a Des-Net is missing where its source failed, where the network of its depth did, or where it failed in tuning itself', () => {
  expect(failedSeeds({ strategy: 'cyclic', depth: 6, phase: 'untuned' }, failures)).toBe(2);
  expect(failedSeeds({ strategy: 'simple-lg', depth: 6, phase: 'untuned' }, failures)).toBe(0);
  expect(failedSeeds({ strategy: 'trained', depth: 8, phase: 'untuned' }, failures)).toBe(1);
  expect(failedSeeds({ strategy: 'trained', depth: 6, phase: 'untuned' }, failures)).toBe(0);
  expect(failedSeeds({ strategy: 'scratch', depth: 6, phase: 'tuned' }, failures)).toBe(1);
  expect(failedSeeds({ strategy: 'scratch', depth: 6, phase: 'untuned' }, failures)).toBe(0);
});

test('what failed in every seed is “fail”, as in the paper; what failed in some says in how many', () => {
  expect(failedAuxNets(failures)).toBe(2);
  expect(withFailures(undefined, 2, 2)).toBe('fail');
  expect(withFailures('41.3 %', 1, 3)).toBe('41.3 %, fail in 1 of 3 seeds');
  expect(withFailures(undefined, 0, 3)).toBe('–');
});

import { expect, test } from 'vitest';
import { isLong } from './long-run.ts';

const progress = { phase: 'learngene', seed: 0, total: 100, step: 1, steps: 2, imagesPerSecond: 1 } as const;

test.each([
  // At a quarter, 50 s are left of 66; at a half 25 of 50; with 6 s left of 90 it is as long as it was.
  [25, 50, true], [50, 25, false], [95, 4.5, true], [0, Number.NaN, false], [100, 0, false],
])('%i %% done with %d s left: long is %s', (done, secondsLeft, expected) => {
  expect(isLong({ ...progress, done, secondsLeft })).toBe(expected);
});

test('a run that has told nothing yet is not long', () => {
  expect(isLong(undefined)).toBe(false);
});

import { expect, test } from 'vitest';
import { bandsOf, isStageWise } from './network-bands.ts';

test('neighbouring layers of one stage form a band', () => {
  expect(bandsOf([0, 0, 1, 2, 2, 2])).toEqual([
    { source: 0, first: 0, count: 2 }, { source: 1, first: 2, count: 1 }, { source: 2, first: 3, count: 3 },
  ]);
});

test('cyclic expansion is stage-wise, stacking is not', () => {
  expect(isStageWise([0, 0, 1, 2])).toBe(true);
  expect(isStageWise([0, 1, 0, 1])).toBe(false);
});

test('layers that are copies of none part two bands', () => {
  expect(bandsOf([1, 'drawn', 1])).toEqual([{ source: 1, first: 0, count: 1 }, { source: 1, first: 2, count: 1 }]);
  expect(isStageWise(['drawn', 'drawn', 5, 6])).toBe(true);
});

import { expect, test } from 'vitest';
import { depthsOffered, reachableDepths } from './depths.ts';

test('depths are offered from the number of stages to beyond the Aux-Net', () => {
  expect(depthsOffered(4, 8, [4])).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
});

test('a chosen depth is offered even where it is out of the ordinary', () => {
  expect(depthsOffered(4, 8, [3, 40])).toEqual(expect.arrayContaining([3, 40]));
});

test('the depths suggested suit the paper’s layout: 5 to 14 of its 16 layers', () => {
  expect(reachableDepths(5, 16)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
});

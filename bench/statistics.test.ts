import { expect, test } from 'vitest';
import { pairedRatio, summarise } from './statistics.ts';

test('a summary gives median and quartiles, whatever the order', () => {
  // numpy.quantile([1, 2, 3, 4, 10], [.25, .5, .75]) = 2, 3, 4
  expect(summarise([10, 1, 3, 2, 4])).toEqual({ median: 3, low: 2, high: 4, samples: 5 });
});

test('quartiles between two measurements are interpolated', () => {
  // numpy.quantile([1, 2, 3, 4], [.25, .5, .75]) = 1.75, 2.5, 3.25
  expect(summarise([4, 3, 2, 1])).toEqual({ median: 2.5, low: 1.75, high: 3.25, samples: 4 });
});

test('one measurement is its own median and quartiles; none have none', () => {
  expect(summarise([7])).toEqual({ median: 7, low: 7, high: 7, samples: 1 });
  expect(summarise([])).toEqual({ median: Number.NaN, low: Number.NaN, high: Number.NaN, samples: 0 });
});

test('a ratio is paired by round, so that a slow round cancels out', () => {
  // Round 2 was ten times slower for both; each round's ratio is a half.
  expect(pairedRatio([1, 10, 1], [2, 20, 2])).toBe(0.5);
});

test('rounds that only one of two ran do not count in their ratio', () => {
  expect(pairedRatio([3, 3, 100], [1, 1])).toBe(3);
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { smoothed } from './smoothed.ts';

const values = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1 });
const strengths = fc.double({ min: 0, max: 0.999, noNaN: true });

function smooth(means: readonly number[], strength: number): readonly number[] {
  return [...smoothed(Float64Array.from(means), strength)];
}

test('each value is the weighted mean of all so far', () => {
  // By hand, strength ½: 4; (½·4 + 1·1) / 1.5 = 2; (¼·4 + ½·1 + 1·2) / 1.75 = 2.
  expect(smooth([4, 1, 2], 0.5)).toEqual([4, 2, expect.closeTo(2, 12)]);
});

test('the first value is itself, however strong the smoothing: the start is not pulled towards 0', () => {
  // Weights 0.9 and 1: (0.9·2 + 1·3) / 1.9 = 4.8 / 1.9.
  expect(smooth([2, 3], 0.9)).toEqual([expect.closeTo(2, 12), expect.closeTo(4.8 / 1.9, 12)]);
});

test('strength 0 changes nothing', () => {
  expect(smooth([2, 3, 1], 0)).toEqual([2, 3, 1]);
});

test('a level line stays where it is, and no line leaves its range', () => {
  fc.assert(fc.property(values, strengths, (means, strength) => {
    const [low, high] = [Math.min(...means) - 1e-9, Math.max(...means) + 1e-9];
    for (const value of smooth(means, strength)) expect(value >= low && value <= high).toBe(true);
  }));
});

test('nothing is smoothed to nothing', () => {
  expect(smooth([], 0.9)).toEqual([]);
});

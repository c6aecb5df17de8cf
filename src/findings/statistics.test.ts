import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meanOf, pairedInterval, slopeOf, spreadOf } from './statistics.ts';

test('mean and range of some values', () => {
  expect(spreadOf([1, 2, 6])).toEqual({ mean: 3, low: 1, high: 6 });
});

describe('the paired interval', () => {
  test('of three differences is mean ± 4.303 · s / √3', () => {
    // s of 1, 2, 3 is 1; t(0.975) of two degrees of freedom is 4.303.
    const half = 4.303 / Math.sqrt(3);
    const interval = pairedInterval([1, 2, 3]);
    expect(interval).toMatchObject({ mean: 2, seeds: 3 });
    expect(interval?.low).toBeCloseTo(2 - half, 12);
    expect(interval?.high).toBeCloseTo(2 + half, 12);
  });

  test('does not exist for a single seed', () => {
    expect(pairedInterval([])).toBeUndefined();
    expect(pairedInterval([1])).toBeUndefined();
  });

  test('of equal differences is that point', () => {
    expect(pairedInterval([0.5, 0.5, 0.5])).toEqual({ mean: 0.5, low: 0.5, high: 0.5, seeds: 3 });
  });

  test('mirrors when the differences change sign, however many there are', () => {
    const differences = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 2, maxLength: 60 });
    fc.assert(fc.property(differences, (values) => {
      const interval = pairedInterval(values);
      const mirrored = pairedInterval(values.map((value) => -value));
      expect(interval?.low).toBeCloseTo(-(mirrored?.high ?? NaN), 9);
      expect(interval?.low).toBeLessThanOrEqual(meanOf(values) + 1e-9);
    }));
  });
});

test('the slope of points on a line is the line’s', () => {
  expect(slopeOf([[5, 3], [6, 2.5], [8, 1.5]])).toBeCloseTo(-0.5, 12);
  expect(slopeOf([[5, 3]])).toBeNaN();
});

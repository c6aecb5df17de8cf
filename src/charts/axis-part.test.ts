import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { partWithin, rounded } from './axis-part.ts';

test('a part is written with as many digits as a thousandth of its width needs', () => {
  expect(rounded([100.123456, 299.987654])).toEqual([100.1, 300]);
  expect(rounded([0.123456789, 0.2])).toEqual([0.12346, 0.2]);
  expect(rounded([10_234.56, 98_765.43])).toEqual([10_235, 98_765]);
  expect(rounded([-0.001, 5])).toEqual([0, 5]);
});

test('a rounded part is as good as the one that was meant', () => {
  const widths = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
  fc.assert(fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), widths, (low, width) => {
    const part = rounded([low, low + width]);
    expect(Math.abs(part[0] - low)).toBeLessThanOrEqual(width / 1000);
    expect(Math.abs(part[1] - low - width)).toBeLessThanOrEqual(width / 1000);
    expect(part[0]).toBeLessThan(part[1]);
  }));
});

test('what lies beyond an axis is cut off; a part that misses it, or holds all of it, is none', () => {
  expect(partWithin([100, 200], [0, 300])).toEqual([100, 200]);
  expect(partWithin([100, 900], [0, 300])).toEqual([100, 300]);
  expect(partWithin([300, 400], [0, 300])).toBeUndefined();
  expect(partWithin([0, 900], [0, 300])).toBeUndefined();
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisScale } from './axis-scale.ts';

test('ticks are round and enclose the values', () => {
  expect(axisScale([1.756, 2.062])).toEqual({ domain: [1.7, 2.1], ticks: [1.7, 1.8, 1.9, 2, 2.1] });
});

test('a scale without values is that from 0 to 1', () => {
  expect(axisScale([]).domain).toEqual([0, 1]);
  expect(axisScale([Number.NaN]).domain).toEqual([0, 1]);
});

test('a single value gets room', () => {
  const { domain: [low, high] } = axisScale([2.3]);
  expect(low).toBeLessThanOrEqual(2.3);
  expect(high).toBeGreaterThan(low);
});

test('every value lies within the scale, and the ticks are few', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
  fc.assert(fc.property(values, (list) => {
    const { domain: [low, high], ticks } = axisScale(list);
    const slack = (high - low) * 1e-6;
    expect(Math.min(...list)).toBeGreaterThanOrEqual(low - slack);
    expect(Math.max(...list)).toBeLessThanOrEqual(high + slack);
    expect(ticks.length).toBeLessThan(12);
  }));
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisScale, logScale, placeOn, valueOn } from './axis-scale.ts';

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

test('a scale of 0 alone has labels that differ in two digits', () => {
  expect(axisScale([0, 0]).ticks).toEqual([0, 0.01]);
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

test('a logarithmic axis over decades has ticks at 1, 2 and 5', () => {
  expect(logScale([0.03, 2.4])).toEqual({ domain: [0.02, 5], ticks: [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5] });
});

test('a logarithmic axis over many decades has ticks at powers of ten alone', () => {
  expect(logScale([0.003, 4000]).ticks).toEqual([0.001, 0.01, 0.1, 1, 10, 100, 1000, 10_000]);
});

test('a logarithmic axis over less than a decade is labelled like a linear one', () => {
  expect(logScale([0.8, 2.3])).toEqual({ domain: [0.5, 2.5], ticks: [0.5, 1, 1.5, 2, 2.5] });
});

test('what has no logarithm leaves the axis alone', () => {
  expect(logScale([0, -1, Number.NaN, 0.8, 2.3])).toEqual(logScale([0.8, 2.3]));
  expect(logScale([0]).domain).toEqual([0.1, 1]);
});

test('a logarithmic axis holds every value above 0, and its ticks are few', () => {
  const values = fc.array(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), { minLength: 1 });
  fc.assert(fc.property(values, (list) => {
    const { domain: [low, high], ticks } = logScale(list);
    expect(low).toBeGreaterThan(0);
    expect(low).toBeLessThanOrEqual(Math.min(...list) * (1 + 1e-6));
    expect(high).toBeGreaterThanOrEqual(Math.max(...list) * (1 - 1e-6));
    expect(ticks.length).toBeLessThan(24);
  }));
});

test('a value lies on its axis by difference, or by ratio where the axis is logarithmic', () => {
  // 1 is half way from 0.1 to 10 by ratio; 5.05 is half way by difference.
  const scale = { domain: [0.1, 10], ticks: [] } as const;
  expect(placeOn(scale, 1, 100, 200, true)).toBeCloseTo(150);
  expect(placeOn(scale, 5.05, 100, 200)).toBeCloseTo(150);
});

test('a place on a linear axis is that of its value', () => {
  const axis = { domain: [100, 300] } as const;
  expect(valueOn(axis, 75, 50, 150)).toBe(150);
  expect(placeOn(axis, valueOn(axis, 120, 50, 150), 50, 150)).toBeCloseTo(120, 12);
});

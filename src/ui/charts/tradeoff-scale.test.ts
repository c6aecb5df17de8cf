import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { scalesOf } from './chart-plot.ts';
import { tradeoffAxis, tradeoffScale } from './tradeoff-scale.ts';

test.each([true, false])('a cost comes back from its place (of ratios: %s)', (isLog) => {
  const { placeOf, costOf } = tradeoffScale(isLog);
  fc.assert(fc.property(fc.double({ min: 1, max: 1e18, noNaN: true }), (cost) => {
    expect(costOf(placeOf(cost) ?? Number.NaN) / cost).toBeCloseTo(1, 9);
  }));
});

test.each([true, false])('every planned cost lies within the axis, which is labelled within its ends (of ratios: %s)', (isLog) => {
  const scale = tradeoffScale(isLog);
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1e15 })), fc.boolean(), (costs, isFromZero) => {
    const { domain: [low, high], ticks } = tradeoffAxis(scale, costs, 'cost', isFromZero);
    expect(low).toBeLessThan(high);
    for (const place of [...costs.flatMap((cost) => scale.placeOf(cost) ?? []), ...ticks]) {
      expect(place).toBeGreaterThanOrEqual(low);
      expect(place).toBeLessThanOrEqual(high);
    }
  }));
});

test('an axis of ratios is labelled at round costs, also where a part of it is shown', () => {
  const scale = tradeoffScale(true);
  const xAxis = tradeoffAxis(scale, [0, 4e9, 2e11], 'cost', true);
  const rounded = (ticks: readonly number[]): readonly number[] => ticks.map((tick) => Number(scale.costOf(tick).toPrecision(6)));
  expect(rounded(xAxis.ticks)).toEqual([5e9, 1e10, 2e10, 5e10, 1e11, 2e11]);
  const { xTicks } = scalesOf({ lines: [], xAxis, zoom: [10, 11], yText: String, nameOf: String });
  expect(rounded(xTicks)).toEqual([1e10, 2e10, 5e10, 1e11]);
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChartPoint } from './chart-point.ts';
import { PointColumns } from './point-columns.ts';

const figure = fc.double({ min: -100, max: 100, noNaN: true });
const plain = fc.record({ x: figure, mean: figure });
const points = fc.array(fc.oneof(plain, fc.record({ x: figure, mean: figure, low: figure, high: figure })))
  .map((list): readonly ChartPoint[] => list.toSorted((a, b) => a.x - b.x));

test('columns give back the points they were made of, with a band where one has it', () => {
  fc.assert(fc.property(points, (list) => {
    expect(PointColumns.of(list).toArray()).toEqual(list);
  }));
});

test('without a band there are no columns for it, and nothing outside', () => {
  const columns = PointColumns.of([{ x: 1, mean: 2 }]);
  expect([columns.low, columns.high, columns.at(-1), columns.at(1), columns.length]).toEqual([undefined, undefined, undefined, undefined, 1]);
});

test('the first point from an x on, and the nearest one within reach, are those that looking at all finds', () => {
  fc.assert(fc.property(points, figure, fc.double({ min: 0, max: 20, noNaN: true }), (list, x, reach) => {
    const columns = PointColumns.of(list);
    const first = list.findIndex((point) => point.x >= x);
    expect(columns.firstFrom(x)).toBe(first < 0 ? list.length : first);
    const distances = list.map((point) => Math.abs(point.x - x));
    const least = Math.min(...distances);
    expect(distances[columns.nearestTo(x, reach) ?? -1]).toBe(least <= reach ? least : undefined);
  }));
});

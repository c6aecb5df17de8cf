import { expect, test } from 'vitest';
import { PointColumns } from '../../charts/point-columns.ts';
import { strategyStyles } from '../theme/series-style.ts';
import type { ChartLine } from './chart-line.ts';
import { nearestStop, readAt, stops } from './hover.ts';

function line(xs: readonly number[], changes: Partial<ChartLine> = {}): ChartLine {
  return { key: 'a', label: 'a', style: strategyStyles.cyclic, points: PointColumns.of(xs.map((x) => ({ x, mean: x * 2 }))), ...changes };
}

const long = Array.from({ length: 6000 }, (_, step) => step);

test('the pointer stops at every x within the window, in order', () => {
  expect(stops([line([5, 9]), line([1, 5, 7])], [2, 8])).toEqual([5, 7]);
});

test('where points are many it stops where most lines have one: rare points can always be read', () => {
  const rare = [17, 1203, 5999];
  const places = stops([line(long), line(rare)], [0, 5999]);
  expect(places.length).toBeLessThanOrEqual(301);
  expect(places).toEqual(expect.arrayContaining(rare));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('lines of other runs do not make it stop, unless there is nothing else', () => {
  expect(stops([line([1]), line([2], { isFaint: true })], [0, 3])).toEqual([1]);
  expect(stops([line([2], { isFaint: true })], [0, 3])).toEqual([2]);
});

test('a pointer stops at the nearest place, the right one of two, and nowhere where there is none', () => {
  expect([0, 5.9, 6, 7, 99].map((x) => nearestStop([5, 7, 12], x))).toEqual([5, 5, 7, 7, 12]);
  expect(nearestStop([], 3)).toBeUndefined();
});

test('a line is read at its own exact point, or at the nearest one close by, never further', () => {
  expect(readAt(line([100, 200]), 200, [0, 300])).toEqual({ point: { x: 200, mean: 400 }, smooth: undefined });
  // A window of 300 reaches 2 to either side.
  expect(readAt(line([100, 200]), 101, [0, 300])?.point.x).toBe(100);
  expect(readAt(line([100, 200]), 103, [0, 300])).toBeUndefined();
});

test('beside the figure itself stands what it was smoothed to', () => {
  expect(readAt(line([1, 2], { smooth: Float64Array.of(2, 3.5) }), 2, [0, 3])).toEqual({ point: { x: 2, mean: 4 }, smooth: 3.5 });
});

test('reading a line of 5,000 points looks at a handful of them, so that the pointer stays ahead of fifty such runs', () => {
  let looks = 0;
  const means = Float64Array.from(long.slice(0, 5000));
  const xs = new Proxy(means, {
    get(column, key) {
      if (/^\d+$/.test(String(key))) looks++;
      return Reflect.get(column, key) as unknown;
    },
  });
  expect(readAt({ ...line([]), points: new PointColumns(xs, means), smooth: means }, 3217.4, [0, 4999])).toEqual({ point: { x: 3217, mean: 3217 }, smooth: 3217 });
  // Halving 5,000 takes 13 looks; then come both neighbours and the point itself.
  expect(looks).toBeLessThanOrEqual(16);
});

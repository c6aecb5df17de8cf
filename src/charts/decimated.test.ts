import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChartPoint } from './chart-point.ts';
import { decimated, indicesKept } from './decimated.ts';
import { PointColumns } from './point-columns.ts';

const point = fc.record({ mean: fc.double({ min: -10, max: 10, noNaN: true }), spread: fc.double({ min: 0, max: 3, noNaN: true }) });

/** Up to 400 points at 0, 1, 2, …, each with a band. */
const curve = fc.array(point, { minLength: 1, maxLength: 400 }).map((list) =>
  list.map(({ mean, spread }, x): ChartPoint => ({ x, mean, low: mean - spread, high: mean + spread })));

const cases = fc.tuple(curve, fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));

/** Calls `check` with made-up curves, windows on them, and what was left of them. */
function forAll(check: (kept: readonly ChartPoint[], all: readonly ChartPoint[], window: readonly [number, number], buckets: number) => void): void {
  fc.assert(fc.property(cases, ([all, buckets, a, b]) => {
    const last = all.length - 1;
    const window = [Math.min(a, b) * last, Math.max(a, b) * last] as const;
    check(decimated(PointColumns.of(all), window, buckets), all, window, buckets);
  }));
}

test('points keep their order, and none is new', () => {
  forAll((kept, all) => {
    expect(kept).toEqual(all.filter(({ x }) => kept.some((one) => one.x === x)));
  });
});

test('there are at most four points a bucket, the ends and a neighbour on either side', () => {
  forAll((kept, _all, _window, buckets) => {
    expect(kept.length).toBeLessThanOrEqual(4 * buckets + 4);
  });
});

test('the extremes of means and of bands in the window are kept', () => {
  forAll((kept, all, [low, high]) => {
    const within = (list: readonly ChartPoint[]): readonly ChartPoint[] => list.filter(({ x }) => x >= low && x <= high);
    const ends = (list: readonly ChartPoint[]): readonly number[] => [
      Math.min(...list.map(({ mean }) => mean)), Math.max(...list.map(({ mean }) => mean)),
      Math.min(...list.map((one) => one.low ?? one.mean)), Math.max(...list.map((one) => one.high ?? one.mean)),
    ];
    expect(ends(within(kept))).toEqual(ends(within(all)));
  });
});

test('first and last of the window are kept, and the neighbours through which the line leaves it', () => {
  const all = Array.from({ length: 1000 }, (_, x) => ({ x, mean: 1 }));
  const kept = decimated(PointColumns.of(all), [100, 899], 10).map(({ x }) => x);
  expect([kept[0], kept[1], kept.at(-2), kept.at(-1)]).toEqual([99, 100, 899, 900]);
});

test('a single spike among 5,000 points survives two buckets', () => {
  const all = Array.from({ length: 5000 }, (_, x) => ({ x, mean: x === 3217 ? 9 : 1 }));
  expect(decimated(PointColumns.of(all), [0, 4999], 2)).toContainEqual({ x: 3217, mean: 9 });
});

test('few points are all kept, and none of nothing', () => {
  const few = [{ x: 1, mean: 2 }, { x: 1, mean: 3 }, { x: 2, mean: 1 }];
  expect(decimated(PointColumns.of(few), [1, 2], 1)).toEqual(few);
  expect(decimated(PointColumns.of([]), [0, 1], 5)).toEqual([]);
});

test('of a line through other means its own extremes are kept, not those of the points', () => {
  const all = Array.from({ length: 5000 }, (_, x) => ({ x, mean: x === 17 ? 9 : 1 }));
  const means = Float64Array.from(all, ({ x }) => (x === 3217 ? 5 : 1));
  expect(indicesKept(PointColumns.of(all), [0, 4999], 2, means)).toContain(3217);
  expect(indicesKept(PointColumns.of(all), [0, 4999], 2, means)).not.toContain(17);
});

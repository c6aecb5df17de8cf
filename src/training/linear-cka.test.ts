import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomStream } from '../lib/random.ts';
import { linearCka, representationOf } from './linear-cka.ts';

/** CKA of two matrices given row by row. */
function ckaOf(x: readonly (readonly number[])[], y: readonly (readonly number[])[]): number {
  const [a, b] = [x, y].map((rows) => representationOf(rows.flat(), rows[0]?.length ?? 1));
  return a && b ? linearCka(a, b) : Number.NaN;
}

/** Rows of standard normal deviates. */
function normalRows(rows: number, columns: number, seed: number): number[][] {
  const stream = randomStream(seed, 'test');
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => stream.normal()));
}

const seeds = fc.integer({ min: 0, max: 1e6 });

test('CKA of small matrices is what pencil and paper give', () => {
  // x = (−1, 0, 1) and y = (−1, 2, −1) are centred: (yᵀx)² = 0.
  expect(ckaOf([[-1], [0], [1]], [[-1], [2], [-1]])).toBe(0);
  // x = (−1, 0, 1), y = (−1, 1, 0): (yᵀx)² = 1, xᵀx = 2, yᵀy = 2, so 1/(2·2).
  expect(ckaOf([[-1], [0], [1]], [[-1], [1], [0]])).toBeCloseTo(1 / 4, 12);
  // Y has the columns of x and of (−1, 2, −1): YᵀX = (2, 0)ᵀ, ‖XᵀX‖ = 2, YᵀY = diag(2, 6), so 4/(2·√40) = 1/√10.
  expect(ckaOf([[-1], [0], [1]], [[-1, -1], [0, 2], [1, -1]])).toBeCloseTo(1 / Math.sqrt(10), 12);
});

test('the mean of a feature over the examples does not matter', () => {
  expect(ckaOf([[9], [10], [11]], [[-1], [1], [0]])).toBeCloseTo(1 / 4, 12);
});

test('a representation turned and scaled is the same representation', () => {
  fc.assert(fc.property(seeds, fc.double({ min: 0, max: 6.3, noNaN: true }), fc.double({ min: 0.01, max: 100, noNaN: true }), (seed, angle, scale) => {
    const x = normalRows(12, 3, seed);
    const turned = x.map(([a = 0, b = 0, c = 0]) => [
      scale * (Math.cos(angle) * a - Math.sin(angle) * b), scale * -c, scale * (Math.sin(angle) * a + Math.cos(angle) * b),
    ]);
    expect(ckaOf(x, turned)).toBeCloseTo(1, 9);
  }));
});

test('it is symmetric, between 0 and 1, and does not change when either side is turned or scaled', () => {
  fc.assert(fc.property(seeds, fc.double({ min: 0, max: 6.3, noNaN: true }), (seed, angle) => {
    const [x, y] = [normalRows(10, 2, seed), normalRows(10, 4, seed + 1)];
    const similarity = ckaOf(x, y);
    const turned = x.map(([a = 0, b = 0]) => [5 * (Math.cos(angle) * a + Math.sin(angle) * b), 5 * (Math.cos(angle) * b - Math.sin(angle) * a)]);
    expect(ckaOf(y, x)).toBeCloseTo(similarity, 12);
    expect(ckaOf(turned, y)).toBeCloseTo(similarity, 9);
    expect(similarity).toBeGreaterThanOrEqual(0);
    expect(similarity).toBeLessThan(1);
  }));
});

test('scaling one feature alone does change it', () => {
  const x = normalRows(10, 2, 0);
  expect(ckaOf(x, x.map(([a = 0, b = 0]) => [a, 10 * b]))).toBeLessThan(0.99);
});

test('a representation in which all examples are alike is similar to none', () => {
  expect(ckaOf([[1, 2], [1, 2], [1, 2]], [[1], [2], [4]])).toBeNaN();
});

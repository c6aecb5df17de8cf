import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomStream } from './random.ts';
import { singularValues } from './svd.ts';

/** A matrix of standard normal deviates, column by column. */
function normalMatrix(size: number, seed: number): Float64Array[] {
  const stream = randomStream(seed, 'test');
  return Array.from({ length: size }, () => Float64Array.from({ length: size }, () => stream.normal()));
}

function product(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? Number.NaN), 0);
}

function expectOrthonormal(vectors: readonly Float64Array[]): void {
  for (const [i, a] of vectors.entries()) {
    for (const [j, b] of vectors.entries()) expect(product(a, b)).toBeCloseTo(i === j ? 1 : 0, 8);
  }
}

test('a matrix of known singular values gives them, largest first', () => {
  // [[3, 0], [4, 5]] is the textbook example: AᵀA = [[25, 20], [20, 25]], eigenvalues 45 and 5.
  const { singular } = singularValues([Float64Array.of(3, 4), Float64Array.of(0, 5)]);
  expect(singular[0]).toBeCloseTo(Math.sqrt(45), 12);
  expect(singular[1]).toBeCloseTo(Math.sqrt(5), 12);
});

test('any matrix is the sum of its parts, and the vectors of each side are perpendicular and of length 1', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(), (size, seed) => {
    const columns = normalMatrix(size, seed);
    const { left, singular, right } = singularValues(columns);
    expect(singular).toEqual(singular.toSorted((a, b) => b - a));
    expectOrthonormal(left);
    expectOrthonormal(right);
    for (const [column, values] of columns.entries()) {
      for (const [row, value] of values.entries()) {
        const sum = singular.reduce((total, sigma, i) => total + sigma * (left[i]?.[row] ?? NaN) * (right[i]?.[column] ?? NaN), 0);
        expect(sum).toBeCloseTo(value, 10);
      }
    }
  }), { numRuns: 30 });
});

test('a matrix of dependent columns has a singular value of 0, and one of zeros no other', () => {
  const { singular } = singularValues([Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 6), Float64Array.of(0, 0, 1)]);
  expect(singular[2]).toBeCloseTo(0, 12);
  expect(singularValues([new Float64Array(2), new Float64Array(2)]).singular).toEqual([0, 0]);
});

test('sixty-four columns, as our networks have, are taken apart and put together again', () => {
  const columns = normalMatrix(64, 0);
  const { left, singular, right } = singularValues(columns);
  const rebuilt = singular.reduce((sum, sigma, i) => sum + sigma * (left[i]?.[5] ?? NaN) * (right[i]?.[60] ?? NaN), 0);
  expect(rebuilt).toBeCloseTo(columns[60]?.[5] ?? NaN, 9);
});

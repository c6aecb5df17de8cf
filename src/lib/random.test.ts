import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { permutation, randomStream } from './random.ts';

const seeds = fc.nat(2 ** 32 - 1);

describe('a random stream', () => {
  // As this generator has always given them: links, results and kept data sets of a seed stand for these draws.
  test('gives the same numbers on every machine and in every version', () => {
    const stream = randomStream(0, 'draws');
    expect([stream.uint32(), stream.uint32(), stream.uint32()]).toEqual([3491600079, 4290407271, 3365557206]);
    expect([...permutation(8, randomStream(1, 'split', 'cat'))]).toEqual([0, 7, 4, 1, 2, 5, 3, 6]);
  });

  test('is another one for other labels', () => {
    fc.assert(fc.property(seeds, (seed) => {
      const first = (...labels: string[]): number[] => { const stream = randomStream(seed, ...labels); return [stream.uint32(), stream.uint32()]; };
      expect(first('a')).not.toEqual(first('b'));
      expect(first('a')).toEqual(first('a'));
    }));
  });

  test('keeps whole numbers below their bound', () => {
    fc.assert(fc.property(seeds, fc.integer({ min: 1, max: 2 ** 32 }), (seed, bound) => {
      const value = randomStream(seed).integer(bound);
      expect(Number.isInteger(value) && value >= 0 && value < bound).toBe(true);
    }));
  });

  test('has normal deviates of mean 0 and deviation 1', () => {
    const stream = randomStream(7);
    const values = Array.from({ length: 10_000 }, () => stream.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    // Five standard errors: of a mean 1/√n, of a variance √(2/n).
    expect(Math.abs(mean)).toBeLessThan(0.05);
    expect(Math.abs(variance - 1)).toBeLessThan(0.071);
  });
});

test('a permutation has each number once', () => {
  fc.assert(fc.property(seeds, fc.nat(200), (seed, count) => {
    expect([...permutation(count, randomStream(seed))].toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
  }));
});

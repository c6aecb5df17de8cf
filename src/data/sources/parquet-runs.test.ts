import * as fc from 'fast-check';
import { deltaBinaryUnpack } from 'hyparquet/src/delta.js';
import { readRleBitPackedHybrid } from 'hyparquet/src/encoding.js';
import { describe, expect, it } from 'vitest';
import { checkDeltas, checkRuns } from './parquet-runs.ts';

const readerOf = (bytes: readonly number[]) => ({ view: new DataView(Uint8Array.from(bytes).buffer), offset: 0 });
/** A number in bytes of 7 bits, the lowest first; all but the last have the highest bit (LEB128). */
const varInt = (value: number): number[] => (value < 128 ? [value] : [(value % 128) + 128, ...varInt(Math.floor(value / 128))]);
/** Low bytes are the lengths of runs that fit. */
const bytes = fc.array(fc.oneof(fc.nat(24), fc.nat(255)), { maxLength: 60 });

describe('runs of numbers', () => {
  it.each([
    ['a value repeated', [...varInt(20 << 1), 7], 3, 20],
    ['groups of eight, the last with numbers to spare', [(3 << 1) | 1, 1, 2, 3, 4, 5, 6, 7, 8, 9], 3, 20],
    ['one behind the other', [2 << 1, 1, (1 << 1) | 1, 0xff, 10 << 1, 0], 1, 20],
    ['no bits, all of one value', [20 << 1], 0, 20],
    ['no numbers at all', [], 3, 0],
  ])('may be %s', (_what, run, width, count) => {
    expect(() => checkRuns(readerOf(run), width, count)).not.toThrow();
  });

  it.each([
    ['more repeats than numbers', [...varInt(2 ** 31 - 2), 0], 1, 4, 'a run of 1073741823 numbers where 4 are left'],
    ['more groups than numbers', [...varInt(2 ** 32 - 1)], 1, 4, 'numbers where 4 are left'],
    ['groups of numbers without bits that go on', [(1 << 1) | 1, 0, 2], 0, 20, 'a run of 8 numbers where 20 are left'],
    ['an empty group', [1, 0], 1, 4, 'a run of 0 numbers where 4 are left'],
    ['numbers wider than 32 bits', [2, 0], 33, 1, 'numbers of 33 bits'],
  ])('may not have %s', (_what, run, width, count, message) => {
    expect(() => checkRuns(readerOf(run), width, count)).toThrow(message);
  });

  it('that pass are decoded to no more numbers than asked for, and end', () => {
    let passed = 0;
    fc.assert(
      fc.property(bytes, fc.nat(9), fc.nat(60), (run, width, count) => {
        const [checked, decoded] = [readerOf(run), readerOf(run)];
        if (failed(() => checkRuns(checked, width, count))) return;
        const numbers = Array.from({ length: count }, () => 0);
        const endsWithin = failed(() => readRleBitPackedHybrid(decoded, width, numbers, 0)); // a run, which is not this check's business
        expect(!endsWithin || checked.offset > run.length).toBe(true);
        if (!endsWithin) passed++;
        expect(numbers).toHaveLength(count);
      }),
      { numRuns: 6000 },
    );
    expect(passed).toBeGreaterThan(100);
  });
});

describe('differences of numbers', () => {
  it.each([
    ['parts of less than 32 numbers', [...varInt(128), 8, 4, 0, 0]],
    ['no parts', [...varInt(128), 0, 4, 0, 0]],
    ['a block of less than nothing', [...varInt(2 ** 32 - 128), 1, 4, 0, 0, 1]],
    ['a first number of 11 bytes', [...varInt(128), 1, 4, ...Array.from({ length: 11 }, () => 0x80), 0]],
    ['differences of 65 bits', [...varInt(128), 1, 4, 0, 0, 65]],
    ['nothing behind its head', [...varInt(128), 1, 4, 0]],
  ])('may not have %s', (_what, deltas) => {
    expect(() => checkDeltas(readerOf(deltas), 4)).toThrow(Error);
  });

  it('that pass are decoded with the same steps, and end', () => {
    let passed = 0;
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 4), bytes, fc.integer({ min: 1, max: 300 }), (miniblocks, rest, count) => {
        const deltas = [...varInt(128), miniblocks, ...varInt(count), ...rest];
        const [checked, decoded] = [readerOf(deltas), readerOf(deltas)];
        if (failed(() => checkDeltas(checked, count))) return;
        if (failed(() => deltaBinaryUnpack(decoded, count, new Int32Array(count)))) return; // it ended within a number, which is not this check's business
        expect(decoded.offset).toBe(checked.offset);
        passed++;
      }),
      { numRuns: 6000 },
    );
    expect(passed).toBeGreaterThan(100);
  });
});

function failed(work: () => void): boolean {
  try {
    work();
    return false;
  } catch {
    return true;
  }
}

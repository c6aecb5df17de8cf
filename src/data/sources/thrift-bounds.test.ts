import * as fc from 'fast-check';
import { deserializeTCompactProtocol } from 'hyparquet/src/thrift.js';
import { expect, it } from 'vitest';
import { parquetOf } from '../testing/parquet-files.ts';
import { skipStruct, skipVarInt } from './thrift-bounds.ts';

const readerOf = (bytes: Iterable<number>) => ({ view: new DataView(Uint8Array.from(bytes).buffer), offset: 0 });

it('the footer of a Parquet file is stepped over to its end', () => {
  const file = parquetOf([{ image: new Uint8Array(3), label: 1 }], { names: ['a', 'b'] });
  const length = new DataView(file.buffer).getUint32(file.length - 8, true);
  const reader = readerOf(file.slice(-8 - length, -8));
  skipStruct(reader);
  expect(reader.offset).toBe(length);
});

it.each([
  ['a list of more items than there are bytes', [0x19, 0xf3, 0xff, 0xff, 0xff, 0x0f, 0, 0], 'a header that ends too soon'],
  ['lists within each other, each of millions', Array.from({ length: 40 }, () => [0xf9, 0x80, 0x80, 0x80, 0x0f]).flat().with(0, 0x19).toSpliced(1, 0, 0xf9), 'structs and lists more than 32 deep'],
  ['structs without end', Array.from({ length: 40 }, () => 0x1c), 'structs and lists more than 32 deep'],
  ['a number of 11 bytes', [0x16, ...Array.from({ length: 10 }, () => 0x80), 0, 0], 'a number of more than 10 bytes'],
  ['a text longer than the bytes', [0x18, 9, 65, 0], 'a header that ends too soon'],
  ['a type that is none', [0x1d, 0], 'a field of the type 13'],
  ['no end', [0x15, 2], 'a header that ends too soon'],
])('a struct is refused that has %s', (_what, bytes, message) => {
  expect(() => skipStruct(readerOf(bytes))).toThrow(message);
});

it('a number of 64 bits is stepped over', () => {
  const reader = readerOf([...Array.from({ length: 9 }, () => 0xff), 1, 7]);
  skipVarInt(reader);
  expect(reader.offset).toBe(10);
});

it('what is stepped over is read by hyparquet to the same byte', () => {
  let passed = 0;
  const head = fc.constantFrom(0x11, 0x12, 0x13, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1c, 0, 0x05);
  fc.assert(
    fc.property(fc.array(fc.oneof(head, fc.nat(255)), { maxLength: 30 }), (bytes) => {
      const [skipped, read] = [readerOf([...bytes, 0, 0, 0, 0]), readerOf([...bytes, 0, 0, 0, 0])];
      try {
        skipStruct(skipped);
      } catch {
        return;
      }
      passed++;
      deserializeTCompactProtocol(read);
      expect(read.offset).toBe(skipped.offset);
    }),
    { numRuns: 3000 },
  );
  expect(passed).toBeGreaterThan(100);
});

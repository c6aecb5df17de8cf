/**
 * Looks through the numbers of a Parquet page before hyparquet decodes them. hyparquet repeats a value as often as
 * the file says, up to 2³¹ times, and goes back in the file where the file says so; what passes here makes it
 * write at most `count` numbers and go forward with every step. Each check steps exactly as hyparquet does.
 */
import type { DataReader } from 'hyparquet';
import { readVarInt } from 'hyparquet/src/thrift.js';
import { skipVarInt } from './thrift-bounds.ts';

/**
 * Numbers of `width` bits as runs: a value repeated, or groups of eight packed one behind the other. Throws for a
 * run of more numbers than are left. (parquet-format, Encodings.md, RLE = 3)
 */
export function checkRuns(reader: DataReader, width: number, count: number): void {
  if (width > 32) throw new Error(`numbers of ${width} bits`);
  for (let left = count; left > 0; ) {
    const header = readVarInt(reader);
    const length = header >>> 1;
    if (header & 1) {
      // An empty run, or one of numbers without bits, takes a byte all the same in hyparquet's reading: at the end alone that does not matter.
      const isLast = length * 8 >= left;
      if (length === 0 || length > Math.ceil(left / 8) || (width === 0 && !isLast)) throw tooLong(length * 8, left);
      reader.offset += length * width;
      left -= length * 8;
    } else {
      if (length > left) throw tooLong(length, left);
      reader.offset += Math.ceil(width / 8);
      left -= length;
    }
  }
}

/**
 * Numbers as differences in blocks of miniblocks. Throws for blocks of another shape than the format allows, which
 * hyparquet would follow without end. (Encodings.md, DELTA_BINARY_PACKED = 5)
 */
export function checkDeltas(reader: DataReader, count: number): void {
  const [block, miniblocks] = [readVarInt(reader), readVarInt(reader)];
  const each = block / miniblocks;
  if (!(block > 0 && miniblocks > 0 && each % 32 === 0)) throw new Error(`blocks of ${block} numbers in ${miniblocks} parts`);
  skipVarInt(reader); // how many there are
  skipVarInt(reader); // the first
  for (let left = count - 1; left > 0; ) {
    skipVarInt(reader); // the least difference
    const widths = reader.offset;
    reader.offset += miniblocks;
    for (let i = 0; i < miniblocks && left > 0; i++) {
      const width = reader.view.getUint8(widths + i);
      if (width > 64) throw new Error(`differences of ${width} bits`);
      reader.offset += (each * width) / 8;
      left -= each;
    }
  }
}

function tooLong(length: number, left: number): Error {
  return new Error(`a run of ${length} numbers where ${left} are left`);
}

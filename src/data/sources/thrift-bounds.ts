/**
 * Looks through Thrift (compact protocol) before hyparquet reads it. hyparquet makes a list as long as the file says
 * before it reads the first of its items, and multiplies numbers out however long they are, so that a few hundred
 * bytes could fill memory and a few million keep a thread for hours. What passes here has its items in the bytes:
 * then reading takes time and memory in proportion to them.
 */
import type { DataReader } from 'hyparquet';
import { readVarInt } from 'hyparquet/src/thrift.js';

const deepest = 32; // structs and lists within each other; a footer has 8
const longestNumber = 10; // bytes of 64 bits, 7 in each

/** Steps over the struct at the reader's offset; throws an Error or a RangeError where it is not sound. */
export function skipStruct(reader: DataReader, depth = 0): void {
  if (depth > deepest) throw new Error(`structs and lists more than ${deepest} deep`);
  for (;;) {
    const byte = nextByte(reader);
    const type = byte & 15;
    if (type === 0) return; // the struct ends
    if (byte >> 4 === 0) skipVarInt(reader); // the field's number, where it is not the distance to the last
    skipField(reader, type, depth);
  }
}

/** Steps over a number of up to 64 bits; throws an Error for a longer one. */
export function skipVarInt(reader: DataReader): void {
  for (let length = 1; nextByte(reader) & 0x80; length++) {
    if (length === longestNumber) throw new Error(`a number of more than ${longestNumber} bytes`);
  }
}

function skipField(reader: DataReader, type: number, depth: number): void {
  if (type > 2) skipItem(reader, type, depth); // else it is true or false, by its type
}

function skipItem(reader: DataReader, type: number, depth: number): void {
  switch (type) {
    case 1:
    case 2:
    case 3:
      return skipBytes(reader, 1);
    case 4:
    case 5:
    case 6:
      return skipVarInt(reader);
    case 7:
      return skipBytes(reader, 8);
    case 8:
      return skipBytes(reader, readLength(reader));
    case 9:
      return skipList(reader, depth + 1);
    case 12:
      return skipStruct(reader, depth + 1);
    default:
      throw new Error(`a field of the type ${type}`);
  }
}

/** The high half of the first byte is the number of items, or 15 where it follows; the low half is their type. */
function skipList(reader: DataReader, depth: number): void {
  if (depth > deepest) throw new Error(`structs and lists more than ${deepest} deep`);
  const byte = nextByte(reader);
  const items = byte >> 4 === 15 ? readLength(reader) : byte >> 4;
  for (let i = 0; i < items; i++) skipItem(reader, byte & 15, depth); // each has a byte or more: the file ends before many are counted in vain
}

function readLength(reader: DataReader): number {
  const start = reader.offset;
  skipVarInt(reader);
  reader.offset = start;
  return readVarInt(reader) >>> 0;
}

function nextByte(reader: DataReader): number {
  skipBytes(reader, 1);
  return reader.view.getUint8(reader.offset - 1);
}

function skipBytes(reader: DataReader, count: number): void {
  reader.offset += count;
  if (reader.offset > reader.view.byteLength) throw new Error('a header that ends too soon');
}

/** Changes to a file as damage and malice make them; the same draws give the same bytes. */
import { withChecksum, joined } from '../../src/data/testing/tar-headers.ts';
import { at } from '../../src/lib/errors.ts';
import type { RandomStream } from '../../src/lib/random.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const mostChanges = 6;
const largest = 200_000; // bytes of a changed file
const extremes = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];
const texts = ['99999999999999999999', '-1', '1e999', '__proto__', '../', '\0', 'null', '[[[[', '\u0301', '"', '\n'];

/** One to six changes, each at a place of its own; `others` are files of the same kind to take pieces from. */
export function mutated(file: Bytes, others: readonly Bytes[], draws: RandomStream): Bytes {
  let bytes = file;
  for (let left = 1 + draws.integer(mostChanges); left > 0; left--) bytes = at(changes, draws.integer(changes.length))(bytes, others, draws);
  return bytes.slice(0, largest);
}

type Change = (bytes: Bytes, others: readonly Bytes[], draws: RandomStream) => Bytes;

const changes: readonly Change[] = [
  (bytes, _, draws) => overwritten(bytes, place(bytes, draws), Uint8Array.of(draws.integer(256))),
  (bytes, _, draws) => {
    const start = place(bytes, draws);
    return overwritten(bytes, start, Uint8Array.of((bytes[start] ?? 0) ^ (1 << draws.integer(8))));
  },
  (bytes, _, draws) => overwritten(bytes, place(bytes, draws), extreme(draws)),
  (bytes, _, draws) => replaced(bytes, place(bytes, draws), 0, extreme(draws)),
  (bytes, _, draws) => overwritten(bytes, place(bytes, draws), text(draws)),
  (bytes, _, draws) => replaced(bytes, place(bytes, draws), 0, text(draws)),
  (bytes, _, draws) => bytes.slice(0, place(bytes, draws)),
  (bytes, _, draws) => replaced(bytes, place(bytes, draws), draws.integer(64), new Uint8Array(0)),
  (bytes, others, draws) => replaced(bytes, place(bytes, draws), draws.integer(64), pieceOf(at(others, draws.integer(others.length)), draws)),
  (bytes, others, draws) => {
    const other = at(others, draws.integer(others.length));
    return joined([bytes.slice(0, place(bytes, draws)), other.slice(place(other, draws))]);
  },
  (bytes, _, draws) => withNumberChanged(bytes, draws),
];

/** Makes the sums of a tar's headers right again, so that what the headers say is believed. */
export function withTarSums(tar: Bytes): Bytes {
  const copy = tar.slice();
  for (let offset = 0; offset + 512 <= copy.length; offset += 512) {
    const isHeader = new TextDecoder().decode(copy.subarray(offset + 257, offset + 262)) === 'ustar';
    if (isHeader) copy.set(withChecksum(copy.subarray(offset, offset + 512)), offset);
  }
  return copy;
}

/** Half of all places lie near either end, where formats have their headers. */
function place(bytes: Bytes, draws: RandomStream): number {
  const near = Math.min(bytes.length + 1, 128);
  switch (draws.integer(4)) {
    case 0: return draws.integer(near);
    case 1: return bytes.length - draws.integer(near);
    default: return draws.integer(bytes.length + 1);
  }
}

function overwritten(bytes: Bytes, start: number, values: Uint8Array): Bytes {
  const copy = bytes.slice();
  copy.set(values.subarray(0, Math.max(0, copy.length - start)), start);
  return copy;
}

function replaced(bytes: Bytes, start: number, length: number, values: Uint8Array): Bytes {
  return joined([bytes.slice(0, start), values, bytes.slice(start + length)]);
}

/** A number at the edge of its type, in 1, 2, 4 or 8 bytes of either order. */
function extreme(draws: RandomStream): Uint8Array {
  const bytes = new Uint8Array(8);
  const value = at(extremes, draws.integer(extremes.length));
  new DataView(bytes.buffer).setUint32(draws.integer(2) * 4, value, draws.integer(2) === 1);
  return bytes.subarray(0, 2 ** draws.integer(4));
}

function text(draws: RandomStream): Uint8Array {
  return new TextEncoder().encode(at(texts, draws.integer(texts.length)));
}

function pieceOf(bytes: Bytes, draws: RandomStream): Bytes {
  const start = place(bytes, draws);
  return bytes.slice(start, start + draws.integer(256));
}

/** Puts another number in the place of one in the file's text: what lies in JSON, YAML and the octal fields of a tar. */
function withNumberChanged(bytes: Bytes, draws: RandomStream): Bytes {
  const found = [...new TextDecoder('latin1').decode(bytes).matchAll(/\d+/g)];
  const match = found[draws.integer(Math.max(1, found.length))];
  return match ? replaced(bytes, match.index, match[0].length, text(draws)) : bytes;
}

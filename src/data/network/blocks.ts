/** Arithmetic of a file cut into blocks of equal size, the last of which may be shorter. */
import { at } from '../../lib/errors.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface KeptBlocks {
  get(block: number): Bytes | undefined;
  set(block: number, bytes: Bytes): void;
}

/** At most that many blocks; one too many drops the block that was least lately asked for. */
export function keptBlocks(most: number): KeptBlocks {
  const blocks = new Map<number, Bytes>();
  const set = (block: number, bytes: Bytes): void => {
    blocks.delete(block);
    blocks.set(block, bytes);
    for (const oldest of blocks.keys()) {
      if (blocks.size <= most) return;
      blocks.delete(oldest);
    }
  };
  return {
    get(block) {
      const bytes = blocks.get(block);
      if (bytes) set(block, bytes);
      return bytes;
    },
    set,
  };
}

/** First and last places of each stretch of `missing` places among `count`. */
export function missingRuns(count: number, missing: (place: number) => boolean): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (let place = 0; place < count; place++) {
    if (!missing(place)) continue;
    const run = runs.at(-1);
    if (run && run[1] === place - 1) run[1] = place;
    else runs.push([place, place]);
  }
  return runs;
}

/** `length` bytes from `offset` on of neighbouring blocks; shared with them where they lie in one piece of memory most of which is wanted. */
export function bytesAcross(blocks: readonly Bytes[], offset: number, length: number): Bytes {
  const { buffer, byteOffset } = at(blocks, 0);
  if (blocks.every((block) => block.buffer === buffer)) {
    const bytes = new Uint8Array(buffer, byteOffset + offset, length);
    return 2 * length >= buffer.byteLength ? bytes : bytes.slice();
  }
  const bytes = new Uint8Array(length);
  let position = -offset;
  for (const block of blocks) {
    bytes.set(block.subarray(Math.max(0, -position), length - position), Math.max(0, position));
    position += block.length;
  }
  return bytes;
}

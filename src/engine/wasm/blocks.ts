import { invariant } from '../../lib/errors.ts';

/** Below it lie the threads' control words and the kernels' own tables. */
const FIRST_ADDRESS = 65_536;
/** A cache line and a vector fit any offset of this granularity. */
const ALIGNMENT = 64;

export interface Block {
  readonly start: number;
  /** Behind its last byte. */
  readonly end: number;
}

/** Which addresses of a memory are taken, whether there is such a memory or not: first fit, neighbours merged when freed. */
export class Blocks {
  #free: Block[] = [];
  #end = FIRST_ADDRESS;
  readonly #used = new Map<number, Block>();

  /** Behind the highest byte that was ever taken: what the memory must have. */
  get end(): number {
    return this.#end;
  }

  take(bytes: number): Block {
    const size = Math.max(ALIGNMENT, Math.ceil(bytes / ALIGNMENT) * ALIGNMENT);
    const index = this.#free.findIndex(({ start, end }) => end - start >= size);
    const found = index < 0 ? { start: this.#end, end: this.#end + size } : this.#free.splice(index, 1)[0];
    invariant(found, 'a free block');
    const block = { start: found.start, end: found.start + size };
    if (block.end < found.end) this.#free.push({ start: block.end, end: found.end });
    this.#end = Math.max(this.#end, block.end);
    this.#used.set(block.start, block);
    return block;
  }

  give(address: number): void {
    const block = this.#used.get(address);
    invariant(block, `address ${address} was allocated`);
    this.#used.delete(address);
    const merged: Block[] = [];
    for (const next of [...this.#free, block].toSorted((a, b) => a.start - b.start)) {
      const last = merged.at(-1);
      if (last?.end === next.start) merged[merged.length - 1] = { start: last.start, end: next.end };
      else merged.push(next);
    }
    this.#free = merged;
  }
}

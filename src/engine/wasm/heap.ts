import { invariant } from '../../lib/errors.ts';
import { formatBytes } from '../../lib/format.ts';
import { EngineError } from '../engine-error.ts';

/** Below it lie the threads' control words and the kernels' own tables. */
const FIRST_ADDRESS = 65_536;
const PAGE = 65_536;
/** A cache line and a vector fit any offset of this granularity. */
const ALIGNMENT = 64;

interface Block {
  readonly start: number;
  readonly end: number;
}

/** Hands out parts of a WebAssembly memory, which grows as needed; first fit, neighbours merged when freed. */
export class Heap {
  readonly memory: WebAssembly.Memory;
  #free: Block[] = [];
  #end = FIRST_ADDRESS;
  readonly #used = new Map<number, Block>();

  constructor(memory: WebAssembly.Memory) {
    this.memory = memory;
  }

  /** Address of `bytes` zeroed bytes. Throws an EngineError when the memory cannot grow as far. */
  allocate(bytes: number): number {
    const size = Math.max(ALIGNMENT, Math.ceil(bytes / ALIGNMENT) * ALIGNMENT);
    const index = this.#free.findIndex(({ start, end }) => end - start >= size);
    const found = index < 0 ? this.#extend(size) : this.#free.splice(index, 1)[0];
    invariant(found, 'a free block');
    const block = { start: found.start, end: found.start + size };
    if (block.end < found.end) this.#free.push({ start: block.end, end: found.end });
    this.#used.set(block.start, block);
    new Uint8Array(this.memory.buffer, block.start, size).fill(0);
    return block.start;
  }

  release(address: number): void {
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

  f32(address: number, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, address, length);
  }

  #extend(size: number): Block {
    const block = { start: this.#end, end: this.#end + size };
    const missing = Math.ceil((block.end - this.memory.buffer.byteLength) / PAGE);
    if (missing > 0) this.#grow(missing, block.end);
    this.#end = block.end;
    return block;
  }

  #grow(pages: number, needed: number): void {
    try {
      this.memory.grow(pages);
    } catch (cause) {
      throw new EngineError('out-of-memory', 'wasm', `${formatBytes(needed)} are more than its memory can have`, { cause });
    }
  }
}

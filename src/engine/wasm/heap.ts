import { formatBytes } from '../../lib/format.ts';
import { EngineError } from '../engine-error.ts';
import { Blocks } from './blocks.ts';

const PAGE = 65_536;

/** What networks and plans need of a heap: the engine's, or one that only counts. */
export interface PlanHeap {
  /** Address of `bytes` zeroed bytes. Throws an EngineError when the memory cannot grow as far. */
  allocate(bytes: number): number;
  release(address: number): void;
  f32(address: number, length: number): Float32Array;
  f64(address: number, length: number): Float64Array;
  i32(address: number, length: number): Int32Array;
}

/** Hands out parts of a WebAssembly memory, which grows as needed. */
export class Heap implements PlanHeap {
  readonly memory: WebAssembly.Memory;
  readonly #blocks = new Blocks();

  constructor(memory: WebAssembly.Memory) {
    this.memory = memory;
  }

  /** Bytes that the memory must have had so far. */
  get end(): number {
    return this.#blocks.end;
  }

  allocate(bytes: number): number {
    const { start, end } = this.#blocks.take(bytes);
    const missing = Math.ceil((end - this.memory.buffer.byteLength) / PAGE);
    if (missing > 0) this.#grow(missing, end);
    new Uint8Array(this.memory.buffer, start, end - start).fill(0);
    return start;
  }

  release(address: number): void {
    this.#blocks.give(address);
  }

  f32(address: number, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, address, length);
  }

  f64(address: number, length: number): Float64Array {
    return new Float64Array(this.memory.buffer, address, length);
  }

  i32(address: number, length: number): Int32Array {
    return new Int32Array(this.memory.buffer, address, length);
  }

  #grow(pages: number, needed: number): void {
    try {
      this.memory.grow(pages);
    } catch (cause) {
      throw new EngineError('out-of-memory', 'wasm', `${formatBytes(needed)} are more than its memory can have`, { cause });
    }
  }
}

/** A heap without memory: it tells what the same requests would take of one. */
export class CountingHeap implements PlanHeap {
  readonly #blocks = new Blocks();

  get end(): number {
    return this.#blocks.end;
  }

  allocate(bytes: number): number {
    return this.#blocks.take(bytes).start;
  }

  release(address: number): void {
    this.#blocks.give(address);
  }

  f32(_address: number, length: number): Float32Array {
    return new Float32Array(length);
  }

  f64(_address: number, length: number): Float64Array {
    return new Float64Array(length);
  }

  i32(_address: number, length: number): Int32Array {
    return new Int32Array(length);
  }
}

import { array, assert, constant, integer, oneof, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Heap } from './heap.ts';

const heapOf = (pages: number): Heap => new Heap(new WebAssembly.Memory({ initial: 2, maximum: pages }));

describe('the heap', () => {
  test('gives zeroed blocks that do not overlap, whatever is released in between', () => {
    const steps = array(oneof(integer({ min: 1, max: 5_000 }), constant('release' as const)), { maxLength: 60 });
    assert(
      property(steps, (sequence) => {
        const heap = heapOf(100);
        const blocks: { start: number; end: number }[] = [];
        for (const step of sequence) {
          if (step === 'release') {
            const block = blocks.shift();
            if (block) heap.release(block.start);
            continue;
          }
          const start = heap.allocate(step);
          const bytes = new Uint8Array(heap.memory.buffer, start, step);
          expect(bytes.every((byte) => byte === 0)).toBe(true);
          bytes.fill(1);
          expect(blocks.every((block) => start + step <= block.start || block.end <= start)).toBe(true);
          blocks.push({ start, end: start + step });
        }
      }),
    );
  });

  test('is as large as before after the same blocks were taken and released many times', () => {
    const heap = heapOf(100);
    const cycle = (): void => {
      const blocks = [100_000, 64, 7_000].map((bytes) => heap.allocate(bytes));
      for (const block of blocks) heap.release(block);
    };
    cycle();
    const { byteLength } = heap.memory.buffer;
    for (let i = 0; i < 50; i++) cycle();
    expect(heap.memory.buffer.byteLength).toBe(byteLength);
  });

  test('refuses a block that the memory cannot hold', () => {
    // 4 pages are 262,144 bytes, of which the first 65,536 are not the heap's.
    expect(() => heapOf(4).allocate(1_000_000)).toThrow('wasm engine, out of memory: 1.1 MB are more than its memory can have; choose a smaller batch');
  });
});

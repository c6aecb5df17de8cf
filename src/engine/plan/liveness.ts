import { buffersRead, buffersWritten } from '../ops/op.ts';
import type { BufferId } from './buffer.ts';
import { elementCount } from './buffer.ts';
import type { StepPlan } from './step-plan.ts';

/** Indices of the first and the last op that touches a buffer; both included. */
export interface Lifetime {
  readonly buffer: BufferId;
  readonly first: number;
  readonly last: number;
}

/** The lifetimes of a plan's activations, in the order of their first use. */
export function activationLifetimes(plan: StepPlan): readonly Lifetime[] {
  const lifetimes = new Map<BufferId, { -readonly [key in keyof Lifetime]: Lifetime[key] }>();
  for (const [index, op] of plan.ops.entries()) {
    for (const buffer of [...buffersRead(op), ...buffersWritten(op)]) {
      if (plan.buffers[buffer]?.role !== 'activation') continue;
      const known = lifetimes.get(buffer);
      if (known) known.last = index;
      else lifetimes.set(buffer, { buffer, first: index, last: index });
    }
  }
  return [...lifetimes.values()];
}

export interface Arena {
  /** Bytes of the whole arena. */
  readonly bytes: number;
  /** Byte offset of each activation; a multiple of ARENA_ALIGNMENT. */
  readonly offsets: ReadonlyMap<BufferId, number>;
}

/** WebGPU's minimum storage-buffer offset alignment, which also suits SIMD. */
export const ARENA_ALIGNMENT = 256;

/**
 * Places activations whose lifetimes overlap at disjoint addresses and lets the others share: largest first,
 * each at the lowest offset that is free during its whole life.
 */
export function planArena(plan: StepPlan): Arena {
  const blocks = activationLifetimes(plan).map((lifetime) => ({
    ...lifetime,
    bytes: alignUp(4 * elementCount(plan.buffers[lifetime.buffer]?.shape ?? [])),
    offset: 0,
  }));
  const placed: typeof blocks = []; // in the order of their offsets
  for (const block of blocks.toSorted((a, b) => b.bytes - a.bytes || a.first - b.first)) {
    for (const other of placed) {
      if (other.first > block.last || block.first > other.last) continue;
      if (block.offset + block.bytes <= other.offset) break;
      block.offset = Math.max(block.offset, other.offset + other.bytes);
    }
    placed.splice(placed.findLastIndex(({ offset }) => offset <= block.offset) + 1, 0, block);
  }
  return {
    bytes: placed.reduce((end, block) => Math.max(end, block.offset + block.bytes), 0),
    offsets: new Map(placed.map((block) => [block.buffer, block.offset])),
  };
}

function alignUp(bytes: number): number {
  return Math.ceil(bytes / ARENA_ALIGNMENT) * ARENA_ALIGNMENT;
}

import type { BufferId } from '../plan/buffer.ts';

/** Shapes of a plan's buffers, by id. */
export type ShapeOf = (buffer: BufferId) => readonly number[];

/** What is known of an op kind before anything computes it. */
export interface OpRule<O> {
  /** Shape rule: throws when the buffers do not fit together, which is a fault of the plan's builder. */
  check(op: O, shapeOf: ShapeOf): void;
  /** Multiply-accumulates of one execution (matrix products only; element-wise work is not counted). */
  macs(op: O, shapeOf: ShapeOf): number;
}

/** The float64 memory in which references compute: one array a buffer, row-major. */
export interface ReferenceMemory {
  readonly shapeOf: ShapeOf;
  at(buffer: BufferId): Float64Array;
  /** Of an optional buffer; undefined where the op does not have it. */
  optional(buffer: BufferId | undefined): Float64Array | undefined;
}

/** The definition of what every engine must compute, in float64, written for reading, not for speed. */
export type Reference<O> = (op: O, memory: ReferenceMemory) => void;

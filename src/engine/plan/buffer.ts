/** Index of a buffer in its plan's `buffers`. */
export type BufferId = number;

/**
 * What a buffer is for, which decides who owns its memory:
 * - `input`: written by the caller before every run;
 * - `parameter`, `moment`: owned by a network state, shared by all plans compiled on that state;
 * - `gradient`, `output`: kept until the next run, so that they can be read;
 * - `activation`: lives in the arena from its first write to its last read only.
 */
export type BufferRole = 'input' | 'parameter' | 'moment' | 'gradient' | 'output' | 'activation';

export type ElementType = 'f32' | 'i32' | 'u8';

export interface BufferSpec {
  readonly id: BufferId;
  /** Unique in the plan; of a parameter, its tensor's name in the state (timm's). */
  readonly name: string;
  readonly role: BufferRole;
  readonly type: ElementType;
  readonly shape: readonly number[];
  /** Of parameters and moments: which of the plan's networks owns them. */
  readonly network: 'student' | 'ancestor';
}

/** Number of elements of a tensor of that shape. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Rows and columns of a tensor seen as a matrix: all but the last dimension are rows. */
export function rowsAndColumns(shape: readonly number[]): { rows: number; columns: number } {
  const columns = shape.at(-1) ?? 1;
  return { rows: elementCount(shape) / columns, columns };
}

import type * as tf from '@tensorflow/tfjs';
import type { BufferId, BufferSpec } from '../plan/buffer.ts';
import type { TfjsState } from './tfjs-state.ts';

/** What a kernel sees of the executor: tensors by buffer, immutable as tfjs tensors are. */
export interface TfjsContext {
  spec(buffer: BufferId): BufferSpec;
  /** The buffer as a tensor of the shape given, or of its own. */
  get(buffer: BufferId, shape?: readonly number[]): tf.Tensor;
  /** The input as the caller gave it, on the CPU. */
  host(buffer: BufferId): Uint8Array | Int32Array | Float32Array;
  /** Wᵀ of a weight [n, k…] seen as [n, k]; of a stored parameter it is made once a step and shared. */
  transposedWeight(buffer: BufferId): tf.Tensor2D;
  /** Replaces the buffer's contents. */
  set(buffer: BufferId, value: tf.Tensor): void;
  /** Sets the buffer, or adds to it. */
  write(buffer: BufferId, value: tf.Tensor, accumulate: boolean): void;
  readonly student: TfjsState;
}

/** Computes one op by stock tfjs ops; intermediate tensors are tidied away by the executor. */
export type TfjsKernel<O> = (op: O, context: TfjsContext) => void;

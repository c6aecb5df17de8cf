import type { Op } from '../ops/op.ts';
import type { BufferId, BufferSpec } from './buffer.ts';

/**
 * A pass over one batch as data: the same ops on the same buffers in the same order, every time. Planned
 * once, executed by interchangeable engines.
 */
export interface StepPlan {
  readonly buffers: readonly BufferSpec[];
  readonly ops: readonly Op[];
  /** Images in a batch. */
  readonly batch: number;
  /** The outputs that every run reports, by name (`losses`, `correct`, `gradient-norm`, `logits`). */
  readonly reported: readonly BufferId[];
  /**
   * The same plan (same buffers, same ops) for a share of the batch's images, for engines that split the batch.
   * Gradients of the shares add up to the whole's. Absent where a plan cannot be split.
   */
  readonly forShare?: (images: number) => StepPlan;
}

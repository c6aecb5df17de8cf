import type { NetworkState } from '../../engine/engine.ts';
import type { Normalisation } from '../../engine/plan/forward.ts';
import type { NetworkSpec } from '../../engine/plan/network-spec.ts';
import type { Batch } from '../batch.ts';

/** An ancestor whose forward pass is part of the training plan. */
export interface NetworkTeacher {
  readonly kind: 'network';
  readonly network: NetworkSpec;
  /** Owned by whoever opened the teacher. */
  readonly state: NetworkState;
  /** Mean and deviation of its images, where they are not the student's. */
  readonly normalisation?: Normalisation;
}

/** An ancestor that runs beside the training plan, whose input `teacher-logits` it fills. */
export interface LogitsTeacher {
  readonly kind: 'logits';
  readonly classes: number;
  /**
   * Logits of a batch, [batch, classes], in the order of the data set's classes; the same array, computed once,
   * for all who ask while `batch.number` is the same. Valid until the next batch's are asked for.
   */
  logitsOf(batch: Batch): Promise<Float32Array>;
  dispose(): void;
}

/** A trained teacher whose logits the distillation uses. */
export type Teacher = NetworkTeacher | LogitsTeacher;

import { invariant } from '../../../lib/errors.ts';
import type { Distillation } from '../../../sws/distillation.ts';
import type { BufferId } from '../../plan/buffer.ts';
import type { OpRule } from '../op-definition.ts';
import { expectElements } from '../shape-rule.ts';

/**
 * The training loss (Eq. 2–4) of each image and, for training, its gradient:
 * loss = (1 − α)·CE(s, y) + α·τ²·KL(softmax(t/τ) ‖ softmax(s/τ)), or with hard distillation
 * loss = (1 − α)·CE(s, y) + α·CE(s, argmax t), where of equal largest logits the first counts and τ plays no part.
 * Without teacher logits α must be 0.
 */
export interface DistillationLossOp {
  readonly kind: 'distillation-loss';
  readonly inputs: {
    /** Student's logits s [batch, classes] */
    readonly logits: BufferId;
    /** i32 [batch] */
    readonly labels: BufferId;
    /** Teacher's logits t [batch, classes] */
    readonly teacherLogits?: BufferId;
  };
  readonly outputs: {
    /** [batch], of each image */
    readonly losses: BufferId;
    /** [batch]: 1 where the largest logit (the first of equals) is the label's, else 0 */
    readonly correct: BufferId;
    /** Gradient of the mean loss [batch, classes] */
    readonly dLogits?: BufferId;
  };
  readonly batch: number;
  readonly classes: number;
  /** α in [0, 1] */
  readonly alpha: number;
  /** τ > 0 */
  readonly temperature: number;
  /** What of the teacher is learned; by default `soft`. */
  readonly distillation?: Distillation;
  /** Images the mean is over: the batch, or more where this op sees a share of it only. */
  readonly meanOver: number;
}

export const distillationLoss: OpRule<DistillationLossOp> = {
  check({ inputs, outputs, batch, classes, alpha }, shapeOf) {
    invariant(alpha === 0 || inputs.teacherLogits !== undefined, `distillation loss: a share α = ${alpha} needs a teacher`);
    for (const buffer of [inputs.logits, inputs.teacherLogits, outputs.dLogits]) {
      if (buffer !== undefined) expectElements('logits', shapeOf(buffer), batch, classes);
    }
    for (const buffer of [inputs.labels, outputs.losses, outputs.correct]) expectElements('per image', shapeOf(buffer), batch);
  },
  macs: () => 0,
};

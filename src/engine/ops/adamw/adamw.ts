import { invariant } from '../../../lib/errors.ts';
import { elementCount, type BufferId } from '../../plan/buffer.ts';
import type { OpRule } from '../op-definition.ts';
import { expectElements } from '../shape-rule.ts';

/**
 * One AdamW step (Loshchilov & Hutter 2019, as in PyTorch) on every parameter of a network:
 * g ← g·min(1, clipNorm/(norm + 1e-6)); m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²;
 * p ← p·(1 − lr·decay) − lr·(m/c₁)/(√(v/c₂) + ε), with bias corrections cᵢ = 1 − βᵢᵗ.
 * All lists run over the same parameters, in the order in which the state stores them.
 */
export interface AdamWOp {
  readonly kind: 'adamw';
  readonly inputs: {
    readonly gradients: readonly BufferId[];
    /** Global norm of the gradients [1] */
    readonly norm: BufferId;
    /** [3]: learning rate, c₁, c₂ */
    readonly scalars: BufferId;
  };
  /** Updated in place. */
  readonly outputs: {
    readonly parameters: readonly BufferId[];
    readonly firstMoments: readonly BufferId[];
    readonly secondMoments: readonly BufferId[];
  };
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
  /** Of each parameter: whether it decays (matrices do; 1-D tensors and the position embedding do not). */
  readonly decays: readonly boolean[];
  /** Largest gradient norm; 0 switches clipping off. */
  readonly clipNorm: number;
}

/** What PyTorch's clip_grad_norm_ adds to the norm before dividing by it. */
export const CLIP_EPSILON = 1e-6;

export const adamW: OpRule<AdamWOp> = {
  check({ inputs, outputs, decays }, shapeOf) {
    expectElements('scalars', shapeOf(inputs.scalars), 3);
    expectElements('norm', shapeOf(inputs.norm), 1);
    const lists = [inputs.gradients, outputs.parameters, outputs.firstMoments, outputs.secondMoments];
    const sizes = lists.map((list) => list.map((buffer) => elementCount(shapeOf(buffer))).join(' '));
    invariant(sizes.every((size) => size === sizes[0]), 'AdamW: gradients, parameters and moments of equal sizes');
    invariant(decays.length === outputs.parameters.length, 'AdamW: one decay flag a parameter');
  },
  macs: () => 0,
};

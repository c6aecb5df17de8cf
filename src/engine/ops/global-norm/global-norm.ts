import type { BufferId } from '../../plan/buffer.ts';
import type { OpRule } from '../op-definition.ts';
import { expectElements } from '../shape-rule.ts';

/** The Euclidean norm of all gradients together. */
export interface GlobalNormOp {
  readonly kind: 'global-norm';
  readonly inputs: { readonly gradients: readonly BufferId[] };
  /** [1] */
  readonly outputs: { readonly norm: BufferId };
}

export const globalNorm: OpRule<GlobalNormOp> = {
  check: ({ outputs }, shapeOf) => expectElements('norm', shapeOf(outputs.norm), 1),
  macs: () => 0,
};

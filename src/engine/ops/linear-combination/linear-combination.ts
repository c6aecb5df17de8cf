import { invariant } from '../../../lib/errors.ts';
import { elementCount, type BufferId } from '../../plan/buffer.ts';
import type { OpRule, ShapeOf } from '../op-definition.ts';

/**
 * A layer of TLEG (Xia et al., AAAI 2024): every tensor of the layer is base + coefficient·slope, with
 * θ_B as base, θ_A as slope and (ℓ − 1)/L as coefficient. The lists run over the tensors of one block.
 */
export interface LinearCombinationOp {
  readonly kind: 'linear-combination';
  readonly inputs: { readonly base: readonly BufferId[]; readonly slope: readonly BufferId[] };
  readonly outputs: { readonly combined: readonly BufferId[] };
  readonly coefficient: number;
}

/** Its adjoint: dBase (+)= dCombined, dSlope (+)= coefficient·dCombined. */
export interface LinearCombinationGradientOp {
  readonly kind: 'linear-combination-gradient';
  readonly inputs: { readonly dCombined: readonly BufferId[] };
  readonly outputs: { readonly dBase: readonly BufferId[]; readonly dSlope: readonly BufferId[] };
  readonly coefficient: number;
  /** Add to the gradients instead of overwriting them. */
  readonly accumulate: boolean;
}

export const linearCombination: OpRule<LinearCombinationOp> = {
  check({ inputs, outputs }, shapeOf) {
    expectSameElements(shapeOf, inputs.base, inputs.slope, outputs.combined);
  },
  macs: () => 0,
};

export const linearCombinationGradient: OpRule<LinearCombinationGradientOp> = {
  check({ inputs, outputs }, shapeOf) {
    expectSameElements(shapeOf, inputs.dCombined, outputs.dBase, outputs.dSlope);
  },
  macs: () => 0,
};

function expectSameElements(shapeOf: ShapeOf, ...lists: readonly (readonly BufferId[])[]): void {
  const sizes = lists.map((list) => list.map((buffer) => elementCount(shapeOf(buffer))).join(' '));
  invariant(sizes.every((size) => size === sizes[0]), 'linear combination: tensors of equal sizes, one to one');
}

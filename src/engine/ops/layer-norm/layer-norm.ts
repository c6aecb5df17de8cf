import { rowsAndColumns, type BufferId } from '../../plan/buffer.ts';
import type { OpRule } from '../op-definition.ts';
import { expectElements } from '../shape-rule.ts';

/** y = (x − mean)·rstd·γ + β over the last dimension, rstd = 1/√(variance + ε). */
export interface LayerNormOp {
  readonly kind: 'layer-norm';
  readonly inputs: {
    /** [rows, d] */
    readonly x: BufferId;
    /** γ [d] */
    readonly weight: BufferId;
    /** β [d] */
    readonly bias: BufferId;
  };
  readonly outputs: {
    /** [rows, d] */
    readonly y: BufferId;
    /** [rows], kept for the backward pass */
    readonly mean: BufferId;
    /** [rows], kept for the backward pass */
    readonly rstd: BufferId;
  };
  readonly epsilon: number;
}

/** dx = LayerNorm′(dy) (+ residual), dγ (+)= Σ dy·x̂, dβ (+)= Σ dy. */
export interface LayerNormGradientOp {
  readonly kind: 'layer-norm-gradient';
  readonly inputs: {
    /** [rows, d] */
    readonly dy: BufferId;
    /** [rows, d] */
    readonly x: BufferId;
    readonly mean: BufferId;
    readonly rstd: BufferId;
    /** γ [d] */
    readonly weight: BufferId;
    /** [rows, d]: the gradient that arrives past the branch, added to dx */
    readonly residual?: BufferId;
  };
  readonly outputs: {
    /** [rows, d] */
    readonly dx: BufferId;
    readonly dWeight: BufferId;
    readonly dBias: BufferId;
  };
  /** Add to dγ and dβ instead of overwriting them. */
  readonly accumulate: boolean;
}

export const layerNorm: OpRule<LayerNormOp> = {
  check({ inputs, outputs }, shapeOf) {
    const { rows, columns } = rowsAndColumns(shapeOf(inputs.x));
    expectElements('weight', shapeOf(inputs.weight), columns);
    expectElements('bias', shapeOf(inputs.bias), columns);
    expectElements('y', shapeOf(outputs.y), rows, columns);
    expectElements('mean', shapeOf(outputs.mean), rows);
    expectElements('rstd', shapeOf(outputs.rstd), rows);
  },
  macs: () => 0,
};

export const layerNormGradient: OpRule<LayerNormGradientOp> = {
  check({ inputs, outputs }, shapeOf) {
    const { rows, columns } = rowsAndColumns(shapeOf(inputs.x));
    expectElements('dy', shapeOf(inputs.dy), rows, columns);
    expectElements('mean', shapeOf(inputs.mean), rows);
    expectElements('rstd', shapeOf(inputs.rstd), rows);
    expectElements('dx', shapeOf(outputs.dx), rows, columns);
    if (inputs.residual !== undefined) expectElements('residual', shapeOf(inputs.residual), rows, columns);
    for (const buffer of [inputs.weight, outputs.dWeight, outputs.dBias]) expectElements('γ and β', shapeOf(buffer), columns);
  },
  macs: () => 0,
};

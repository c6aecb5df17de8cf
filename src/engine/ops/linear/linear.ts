import { invariant } from '../../../lib/errors.ts';
import { elementCount, rowsAndColumns, type BufferId } from '../../plan/buffer.ts';
import type { OpRule, ShapeOf } from '../op-definition.ts';
import { expectElements } from '../shape-rule.ts';

/** y = x·Wᵀ + b, then GELU or the residual where asked for. */
export interface LinearOp {
  readonly kind: 'linear';
  readonly inputs: {
    /** [rows, k] */
    readonly x: BufferId;
    /** [n, k], as PyTorch stores it */
    readonly weight: BufferId;
    /** [n] */
    readonly bias: BufferId;
    /** [rows of the residual, n], added to y; row r takes residual row r mod its rows (a position embedding repeats) */
    readonly residual?: BufferId;
  };
  readonly outputs: {
    /** [rows, n] */
    readonly y: BufferId;
    /** [rows, n]: x·Wᵀ + b before GELU, kept for the backward pass */
    readonly preActivation?: BufferId;
  };
  /** Whether y = GELU(x·Wᵀ + b), the exact erf form. */
  readonly gelu: boolean;
}

/** dx = dy·W, times GELU′(preActivation) where x was a GELU's output. */
export interface LinearInputGradientOp {
  readonly kind: 'linear-input-gradient';
  readonly inputs: {
    /** [rows, n] */
    readonly dy: BufferId;
    /** [n, k] */
    readonly weight: BufferId;
    /** [rows, k] */
    readonly preActivation?: BufferId;
  };
  /** [rows, k] */
  readonly outputs: { readonly dx: BufferId };
}

/** dW (+)= dyᵀ·x and db (+)= the column sums of dy. */
export interface LinearWeightGradientOp {
  readonly kind: 'linear-weight-gradient';
  readonly inputs: {
    /** [rows, n] */
    readonly dy: BufferId;
    /** [rows, k] */
    readonly x: BufferId;
  };
  readonly outputs: {
    /** [n, k] */
    readonly dWeight: BufferId;
    /** [n] */
    readonly dBias: BufferId;
  };
  /** Add to the gradients (a shared layer's second and later uses) instead of overwriting them. */
  readonly accumulate: boolean;
}

export interface LinearSizes {
  readonly rows: number;
  readonly k: number;
  readonly n: number;
}

/** Sizes of a linear op; a patch embedding's weight [n, c, p, p] counts as [n, c·p·p]. */
export function linearSizes(op: LinearOp, shapeOf: ShapeOf): LinearSizes {
  return { rows: rowsAndColumns(shapeOf(op.inputs.x)).rows, ...weightSizes(shapeOf(op.inputs.weight)) };
}

export function inputGradientSizes(op: LinearInputGradientOp, shapeOf: ShapeOf): LinearSizes {
  return { rows: rowsAndColumns(shapeOf(op.inputs.dy)).rows, ...weightSizes(shapeOf(op.inputs.weight)) };
}

export function weightGradientSizes(op: LinearWeightGradientOp, shapeOf: ShapeOf): LinearSizes {
  return { rows: rowsAndColumns(shapeOf(op.inputs.dy)).rows, ...weightSizes(shapeOf(op.outputs.dWeight)) };
}

function weightSizes([n = 1, ...rest]: readonly number[]): { n: number; k: number } {
  return { n, k: elementCount(rest) };
}

export const linear: OpRule<LinearOp> = {
  check(op, shapeOf) {
    const { x, bias, residual } = op.inputs;
    const { rows, k, n } = linearSizes(op, shapeOf);
    expectElements('x', shapeOf(x), rows, k);
    expectElements('bias', shapeOf(bias), n);
    expectElements('y', shapeOf(op.outputs.y), rows, n);
    if (op.outputs.preActivation !== undefined) expectElements('pre-activation', shapeOf(op.outputs.preActivation), rows, n);
    if (residual !== undefined) {
      const residualRows = rowsAndColumns(shapeOf(residual)).rows;
      expectElements('residual', shapeOf(residual), residualRows, n);
      invariant(rows % residualRows === 0, `linear: ${rows} rows are no multiple of the residual's ${residualRows}`);
    }
  },
  macs(op, shapeOf) {
    const { rows, k, n } = linearSizes(op, shapeOf);
    return rows * k * n;
  },
};

export const linearInputGradient: OpRule<LinearInputGradientOp> = {
  check(op, shapeOf) {
    const { rows, k, n } = inputGradientSizes(op, shapeOf);
    expectElements('dy', shapeOf(op.inputs.dy), rows, n);
    expectElements('dx', shapeOf(op.outputs.dx), rows, k);
    if (op.inputs.preActivation !== undefined) expectElements('pre-activation', shapeOf(op.inputs.preActivation), rows, k);
  },
  macs(op, shapeOf) {
    const { rows, k, n } = inputGradientSizes(op, shapeOf);
    return rows * k * n;
  },
};

export const linearWeightGradient: OpRule<LinearWeightGradientOp> = {
  check(op, shapeOf) {
    const { rows, k, n } = weightGradientSizes(op, shapeOf);
    expectElements('x', shapeOf(op.inputs.x), rows, k);
    expectElements('dWeight', shapeOf(op.outputs.dWeight), n, k);
    expectElements('dBias', shapeOf(op.outputs.dBias), n);
  },
  macs(op, shapeOf) {
    const { rows, k, n } = weightGradientSizes(op, shapeOf);
    return rows * k * n;
  },
};

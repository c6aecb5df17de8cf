import type { ShapeOf } from '../op-definition.ts';
import type { Op } from '../op.ts';
import type { GemmShape } from './gemm-code.ts';
import {
  inputGradientSizes,
  linearSizes,
  weightGradientSizes,
  type LinearInputGradientOp,
  type LinearOp,
  type LinearWeightGradientOp,
} from './linear.ts';

export function linearProduct(op: LinearOp, shapeOf: ShapeOf): GemmShape {
  const { rows, k, n } = linearSizes(op, shapeOf);
  return { layout: 'NT', m: rows, n, k };
}

export function inputGradientProduct(op: LinearInputGradientOp, shapeOf: ShapeOf): GemmShape {
  const { rows, k, n } = inputGradientSizes(op, shapeOf);
  return { layout: 'NN', m: rows, n: k, k: n };
}

export function weightGradientProduct(op: LinearWeightGradientOp, shapeOf: ShapeOf): GemmShape {
  const { rows, k, n } = weightGradientSizes(op, shapeOf);
  return { layout: 'TN', m: n, n: k, k: rows };
}

/** The different matrix products of a plan, the costliest first. */
export function productsOf(ops: readonly Op[], shapeOf: ShapeOf): readonly GemmShape[] {
  const products = ops.flatMap((op) => {
    if (op.kind === 'linear') return [linearProduct(op, shapeOf)];
    if (op.kind === 'linear-input-gradient') return [inputGradientProduct(op, shapeOf)];
    return op.kind === 'linear-weight-gradient' ? [weightGradientProduct(op, shapeOf)] : [];
  });
  const different = new Map(products.map((product) => [productKey(product), product]));
  return [...different.values()].toSorted((a, b) => b.m * b.n * b.k - a.m * a.n * a.k);
}

/** Names a product: layout and sizes. */
export function productKey({ layout, m, n, k }: GemmShape): string {
  return `${layout} ${m}×${n}×${k}`;
}

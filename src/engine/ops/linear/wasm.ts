import { rowsAndColumns } from '../../plan/buffer.ts';
import type { WasmKernel } from '../../wasm/wasm-kernel.ts';
import {
  inputGradientSizes,
  linearSizes,
  weightGradientSizes,
  type LinearInputGradientOp,
  type LinearOp,
  type LinearWeightGradientOp,
} from './linear.ts';

/** How C starts in gemm.as.ts. */
const START = { zero: 0, c: 1, bias: 2 } as const;

export const linearWasm: WasmKernel<LinearOp> = (op, context) => {
  const { rows, k, n } = linearSizes(op, context.shapeOf);
  const { address, call } = context;
  const { weight, bias, residual } = op.inputs;
  const y = address(op.outputs.y);
  const sum = op.outputs.preActivation === undefined ? y : address(op.outputs.preActivation);
  const transposed = context.scratch(k * n);
  call('transpose', address(weight), k, transposed, n, n, k);
  call('gemm', address(op.inputs.x), k, 1, transposed, n, sum, n, rows, n, k, START.bias, address(bias));
  if (op.gelu) call('gelu', sum, y, rows * n);
  else if (sum !== y) call('copy', sum, y, rows * n);
  if (residual === undefined) return;
  const residualRows = rowsAndColumns(context.shapeOf(residual)).rows;
  call('addRows', y, address(residual), rows, residualRows, n);
};

export const linearInputGradientWasm: WasmKernel<LinearInputGradientOp> = (op, context) => {
  const { rows, k, n } = inputGradientSizes(op, context.shapeOf);
  const { address, call } = context;
  const dx = address(op.outputs.dx);
  call('gemm', address(op.inputs.dy), n, 1, address(op.inputs.weight), k, dx, k, rows, k, n, START.zero, 0);
  if (op.inputs.preActivation !== undefined) call('geluGradient', dx, address(op.inputs.preActivation), rows * k);
};

export const linearWeightGradientWasm: WasmKernel<LinearWeightGradientOp> = (op, context) => {
  const { rows, k, n } = weightGradientSizes(op, context.shapeOf);
  const { address, call } = context;
  const dy = address(op.inputs.dy);
  const start = op.accumulate ? START.c : START.zero;
  call('gemm', dy, 1, n, address(op.inputs.x), k, address(op.outputs.dWeight), k, n, k, rows, start, 0);
  call('columnSums', dy, address(op.outputs.dBias), rows, n, Number(op.accumulate));
};

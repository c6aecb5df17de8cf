import { rowsAndColumns } from '../../plan/buffer.ts';
import type { Reference } from '../op-definition.ts';
import { gelu, geluDerivative } from './gelu.ts';
import {
  inputGradientSizes,
  linearSizes,
  weightGradientSizes,
  type LinearInputGradientOp,
  type LinearOp,
  type LinearWeightGradientOp,
} from './linear.ts';

export const linearReference: Reference<LinearOp> = (op, memory) => {
  const { rows, k, n } = linearSizes(op, memory.shapeOf);
  const x = memory.at(op.inputs.x);
  const weight = memory.at(op.inputs.weight);
  const bias = memory.at(op.inputs.bias);
  const residual = memory.optional(op.inputs.residual);
  const residualRows = op.inputs.residual === undefined ? 1 : rowsAndColumns(memory.shapeOf(op.inputs.residual)).rows;
  const preActivation = memory.optional(op.outputs.preActivation);
  const y = memory.at(op.outputs.y);
  for (let r = 0; r < rows; r++) {
    for (let j = 0; j < n; j++) {
      let sum = bias[j] as number;
      for (let i = 0; i < k; i++) sum += (x[r * k + i] as number) * (weight[j * k + i] as number);
      if (preActivation) preActivation[r * n + j] = sum;
      const activated = op.gelu ? gelu(sum) : sum;
      y[r * n + j] = activated + (residual ? (residual[(r % residualRows) * n + j] as number) : 0);
    }
  }
};

export const linearInputGradientReference: Reference<LinearInputGradientOp> = (op, memory) => {
  const { rows, k, n } = inputGradientSizes(op, memory.shapeOf);
  const dy = memory.at(op.inputs.dy);
  const weight = memory.at(op.inputs.weight);
  const preActivation = memory.optional(op.inputs.preActivation);
  const dx = memory.at(op.outputs.dx);
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < k; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += (dy[r * n + j] as number) * (weight[j * k + i] as number);
      dx[r * k + i] = preActivation ? sum * geluDerivative(preActivation[r * k + i] as number) : sum;
    }
  }
};

export const linearWeightGradientReference: Reference<LinearWeightGradientOp> = (op, memory) => {
  const { rows, k, n } = weightGradientSizes(op, memory.shapeOf);
  const dy = memory.at(op.inputs.dy);
  const x = memory.at(op.inputs.x);
  const dWeight = memory.at(op.outputs.dWeight);
  const dBias = memory.at(op.outputs.dBias);
  if (!op.accumulate) {
    dWeight.fill(0);
    dBias.fill(0);
  }
  for (let r = 0; r < rows; r++) {
    for (let j = 0; j < n; j++) {
      const gradient = dy[r * n + j] as number;
      dBias[j] = (dBias[j] as number) + gradient;
      for (let i = 0; i < k; i++) {
        dWeight[j * k + i] = (dWeight[j * k + i] as number) + gradient * (x[r * k + i] as number);
      }
    }
  }
};

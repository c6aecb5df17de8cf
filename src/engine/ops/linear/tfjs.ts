import * as tf from '@tensorflow/tfjs';
import { columnSums } from '../../tfjs/column-sums.ts';
import type { TfjsKernel } from '../../tfjs/tfjs-kernel.ts';
import {
  inputGradientSizes,
  linearSizes,
  weightGradientSizes,
  type LinearInputGradientOp,
  type LinearOp,
  type LinearWeightGradientOp,
} from './linear.ts';

// tfjs's wasm matmul runs ten times faster on plain operands than with its transpose flags, so transposes are explicit.

export const linearTfjs: TfjsKernel<LinearOp> = (op, context) => {
  const { inputs, outputs, gelu } = op;
  const { rows, k, n } = linearSizes(op, (id) => context.spec(id).shape);
  const product = tf.matMul(context.get(inputs.x, [rows, k]), context.transposedWeight(inputs.weight));
  const sum = tf.add(product, context.get(inputs.bias));
  if (outputs.preActivation !== undefined) context.write(outputs.preActivation, sum, false);
  const activated = gelu ? tf.mul(sum, normalDistribution(sum)) : sum;
  if (inputs.residual === undefined) return context.write(outputs.y, activated, false);
  const residual = context.get(inputs.residual);
  const grouped = activated.reshape([-1, residual.size / n, n]);
  return context.write(outputs.y, tf.add(grouped, residual.reshape([1, -1, n])), false);
};

export const linearInputGradientTfjs: TfjsKernel<LinearInputGradientOp> = (op, context) => {
  const { rows, k, n } = inputGradientSizes(op, (id) => context.spec(id).shape);
  const dx = tf.matMul(context.get(op.inputs.dy, [rows, n]), context.get(op.inputs.weight, [n, k]));
  const { preActivation } = op.inputs;
  const scaled = preActivation === undefined ? dx : tf.mul(dx, geluDerivative(context.get(preActivation, [rows, k])));
  context.write(op.outputs.dx, scaled, false);
};

export const linearWeightGradientTfjs: TfjsKernel<LinearWeightGradientOp> = (op, context) => {
  const { rows, k, n } = weightGradientSizes(op, (id) => context.spec(id).shape);
  const dy = context.get(op.inputs.dy, [rows, n]);
  const dWeight = tf.matMul(tf.transpose(dy), context.get(op.inputs.x, [rows, k]));
  context.write(op.outputs.dWeight, dWeight, op.accumulate);
  context.write(op.outputs.dBias, columnSums(dy), op.accumulate);
};

/** Φ(x) */
function normalDistribution(x: tf.Tensor): tf.Tensor {
  return tf.mul(0.5, tf.add(1, tf.erf(tf.mul(x, Math.SQRT1_2))));
}

/** Φ(x) + x·φ(x) */
function geluDerivative(x: tf.Tensor): tf.Tensor {
  const density = tf.mul(1 / Math.sqrt(2 * Math.PI), tf.exp(tf.mul(-0.5, tf.square(x))));
  return tf.add(normalDistribution(x), tf.mul(x, density));
}

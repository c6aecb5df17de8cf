import * as tf from '@tensorflow/tfjs';
import { rowsAndColumns } from '../../plan/buffer.ts';
import { columnSums } from '../../tfjs/column-sums.ts';
import type { TfjsKernel } from '../../tfjs/tfjs-kernel.ts';
import type { LayerNormGradientOp, LayerNormOp } from './layer-norm.ts';

export const layerNormTfjs: TfjsKernel<LayerNormOp> = ({ inputs, outputs, epsilon }, context) => {
  const { rows, columns } = rowsAndColumns(context.spec(inputs.x).shape);
  const x = context.get(inputs.x, [rows, columns]);
  const mean = tf.mean(x, 1, true);
  const centred = tf.sub(x, mean);
  const rstd = tf.rsqrt(tf.add(tf.mean(tf.square(centred), 1, true), epsilon));
  const y = tf.add(tf.mul(tf.mul(centred, rstd), context.get(inputs.weight)), context.get(inputs.bias));
  context.write(outputs.y, y, false);
  context.write(outputs.mean, mean, false);
  context.write(outputs.rstd, rstd, false);
};

export const layerNormGradientTfjs: TfjsKernel<LayerNormGradientOp> = ({ inputs, outputs, accumulate }, context) => {
  const { rows, columns } = rowsAndColumns(context.spec(inputs.x).shape);
  const dy = context.get(inputs.dy, [rows, columns]);
  const rstd = context.get(inputs.rstd, [rows, 1]);
  const normalised = tf.mul(tf.sub(context.get(inputs.x, [rows, columns]), context.get(inputs.mean, [rows, 1])), rstd);
  const g = tf.mul(dy, context.get(inputs.weight));
  const meanGx = tf.mean(tf.mul(g, normalised), 1, true);
  const dx = tf.mul(rstd, tf.sub(tf.sub(g, tf.mean(g, 1, true)), tf.mul(normalised, meanGx)));
  const { residual } = inputs;
  context.write(outputs.dx, residual === undefined ? dx : tf.add(dx, context.get(residual, [rows, columns])), false);
  context.write(outputs.dWeight, columnSums(tf.mul(dy, normalised)), accumulate);
  context.write(outputs.dBias, columnSums(dy), accumulate);
};

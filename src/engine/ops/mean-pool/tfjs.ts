import * as tf from '@tensorflow/tfjs';
import type { TfjsKernel } from '../../tfjs/tfjs-kernel.ts';
import type { MeanPoolGradientOp, MeanPoolOp } from './mean-pool.ts';

export const meanPoolTfjs: TfjsKernel<MeanPoolOp> = ({ inputs, outputs, batch, tokens, dim }, context) => {
  context.write(outputs.y, tf.mean(context.get(inputs.x, [batch, tokens, dim]), 1), false);
};

export const meanPoolGradientTfjs: TfjsKernel<MeanPoolGradientOp> = ({ inputs, outputs, batch, tokens, dim }, context) => {
  const scaled = tf.mul(context.get(inputs.dy, [batch, 1, dim]), 1 / tokens);
  context.write(outputs.dx, tf.tile(scaled, [1, tokens, 1]), false);
};

import * as tf from '@tensorflow/tfjs';
import type { TfjsKernel } from '../../tfjs/tfjs-kernel.ts';
import type { GlobalNormOp } from './global-norm.ts';

export const globalNormTfjs: TfjsKernel<GlobalNormOp> = ({ inputs, outputs }, context) => {
  const flat = tf.concat1d(inputs.gradients.map((buffer) => context.get(buffer, [-1]) as tf.Tensor1D));
  context.write(outputs.norm, tf.sqrt(tf.sum(tf.square(flat))), false);
};

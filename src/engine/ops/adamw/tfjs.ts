import * as tf from '@tensorflow/tfjs';
import type { TfjsKernel } from '../../tfjs/tfjs-kernel.ts';
import { CLIP_EPSILON, type AdamWOp } from './adamw.ts';

export const adamWTfjs: TfjsKernel<AdamWOp> = (op, context) => {
  const { inputs, outputs, beta1, beta2, epsilon, weightDecay, clipNorm } = op;
  const { student } = context;
  const scalar = (index: number): tf.Tensor => tf.slice(context.get(inputs.scalars), index, 1);
  const [rate, correction1, correction2] = [scalar(0), scalar(1), scalar(2)];
  const raw = tf.concat1d(inputs.gradients.map((buffer) => context.get(buffer, [-1]) as tf.Tensor1D));
  const gradient = clipNorm > 0 ? tf.mul(raw, clipFactor(context.get(inputs.norm), clipNorm)) : raw;

  const { parameters, firstMoments, secondMoments } = student.flat;
  const first = tf.add(tf.mul(beta1, firstMoments), tf.mul(1 - beta1, gradient));
  const second = tf.add(tf.mul(beta2, secondMoments), tf.mul(1 - beta2, tf.square(gradient)));
  const update = tf.div(tf.div(first, correction1), tf.add(tf.sqrt(tf.div(second, correction2)), epsilon));
  const decay = tf.tensor1d(student.spread(op.decays.map((decays) => (decays ? weightDecay : 0))));
  const kept = tf.sub(1, tf.mul(rate, decay));
  const next = tf.sub(tf.mul(parameters, kept), tf.mul(rate, update));
  student.update(outputs.parameters.length, next as tf.Tensor1D, first as tf.Tensor1D, second as tf.Tensor1D);
};

/** min(1, clipNorm/(norm + 1e-6)) */
function clipFactor(norm: tf.Tensor, clipNorm: number): tf.Tensor {
  return tf.minimum(1, tf.div(clipNorm, tf.add(norm, CLIP_EPSILON)));
}

import * as tf from '@tensorflow/tfjs';
import type { TfjsKernel } from '../../tfjs/tfjs-kernel.ts';
import type { DistillationLossOp } from './distillation-loss.ts';

export const distillationLossTfjs: TfjsKernel<DistillationLossOp> = (op, context) => {
  const { inputs, outputs, batch, classes, alpha, temperature: tau, meanOver } = op;
  const logits = context.get(inputs.logits, [batch, classes]);
  const labels = context.get(inputs.labels) as tf.Tensor1D;
  const hot = tf.oneHot(labels, classes).toFloat();
  const logP = logSoftmax(logits);
  const hard = tf.neg(tf.sum(tf.mul(hot, logP), 1));
  const dHard = tf.sub(tf.exp(logP), hot);
  const soft = softPart();
  context.write(outputs.losses, soft ? tf.add(tf.mul(1 - alpha, hard), tf.mul(alpha * tau * tau, soft.divergence)) : hard, false);
  context.write(outputs.correct, tf.equal(tf.argMax(logits, 1), labels).toFloat(), false);
  if (outputs.dLogits === undefined) return;
  const dSum = soft ? tf.add(tf.mul(1 - alpha, dHard), tf.mul(alpha * tau, soft.difference)) : dHard;
  context.write(outputs.dLogits, tf.mul(dSum, 1 / meanOver), false);

  function softPart(): { divergence: tf.Tensor; difference: tf.Tensor } | undefined {
    if (inputs.teacherLogits === undefined) return undefined;
    const logStudent = logSoftmax(tf.mul(logits, 1 / tau));
    const logTeacher = logSoftmax(tf.mul(context.get(inputs.teacherLogits, [batch, classes]), 1 / tau));
    const teacher = tf.exp(logTeacher);
    return {
      divergence: tf.sum(tf.mul(teacher, tf.sub(logTeacher, logStudent)), 1),
      difference: tf.sub(tf.exp(logStudent), teacher),
    };
  }
};

function logSoftmax(logits: tf.Tensor): tf.Tensor {
  const shifted = tf.sub(logits, tf.max(logits, 1, true));
  return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true)));
}

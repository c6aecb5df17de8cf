import * as tf from '@tensorflow/tfjs';
import type { TfjsKernel } from '../../tfjs/tfjs-kernel.ts';
import type { DistillationLossOp } from './distillation-loss.ts';

export const distillationLossTfjs: TfjsKernel<DistillationLossOp> = (op, context) => {
  const { inputs, outputs, batch, classes, alpha, temperature: tau, distillation, meanOver } = op;
  const logits = context.get(inputs.logits, [batch, classes]);
  const labels = context.get(inputs.labels) as tf.Tensor1D;
  const hot = tf.oneHot(labels, classes).toFloat();
  const logP = logSoftmax(logits);
  const labelled = hardPart(hot);
  const taught = taughtPart();
  context.write(outputs.losses, taught ? tf.add(tf.mul(1 - alpha, labelled.loss), taught.loss) : labelled.loss, false);
  context.write(outputs.correct, tf.equal(firstLargest(logits, classes), labels).toFloat(), false);
  if (outputs.dLogits === undefined) return;
  const dSum = taught ? tf.add(tf.mul(1 - alpha, labelled.gradient), taught.gradient) : labelled.gradient;
  context.write(outputs.dLogits, tf.mul(dSum, 1 / meanOver), false);

  /** Cross-entropy with a class for each image, [batch, classes] of 0 and 1. */
  function hardPart(target: tf.Tensor): LossPart {
    return { loss: tf.neg(tf.sum(tf.mul(target, logP), 1)), gradient: tf.sub(tf.exp(logP), target) };
  }

  /** The teacher's part, times α. */
  function taughtPart(): LossPart | undefined {
    if (inputs.teacherLogits === undefined) return undefined;
    const teacherLogits = context.get(inputs.teacherLogits, [batch, classes]);
    if (distillation === 'hard') {
      const { loss, gradient } = hardPart(tf.oneHot(firstLargest(teacherLogits, classes), classes).toFloat());
      return { loss: tf.mul(alpha, loss), gradient: tf.mul(alpha, gradient) };
    }
    const logStudent = logSoftmax(tf.mul(logits, 1 / tau));
    const logTeacher = logSoftmax(tf.mul(teacherLogits, 1 / tau));
    const teacher = tf.exp(logTeacher);
    const divergence = tf.sum(tf.mul(teacher, tf.sub(logTeacher, logStudent)), 1);
    return {
      loss: tf.mul(alpha * tau * tau, divergence),
      gradient: tf.mul(alpha * tau, tf.sub(tf.exp(logStudent), teacher)),
    };
  }
};

/** A share of the loss [batch] and its gradient [batch, classes]. */
interface LossPart {
  readonly loss: tf.Tensor;
  readonly gradient: tf.Tensor;
}

/** i32 [batch]: the first of each row's largest; tfjs's own argMax takes any of them on WebGPU. */
function firstLargest(rows: tf.Tensor, classes: number): tf.Tensor1D {
  const isLargest = tf.equal(rows, tf.max(rows, 1, true));
  return tf.min<tf.Tensor1D>(tf.where<tf.Tensor>(isLargest, tf.range(0, classes, 1, 'int32'), tf.scalar(classes, 'int32')), 1);
}

function logSoftmax(logits: tf.Tensor): tf.Tensor {
  const shifted = tf.sub(logits, tf.max(logits, 1, true));
  return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true)));
}

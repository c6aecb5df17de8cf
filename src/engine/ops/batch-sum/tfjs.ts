import * as tf from '@tensorflow/tfjs';
import type { TfjsKernel } from '../../tfjs/tfjs-kernel.ts';
import type { BatchSumOp } from './batch-sum.ts';

export const batchSumTfjs: TfjsKernel<BatchSumOp> = ({ inputs, outputs, batch, elements }, context) => {
  context.write(outputs.sum, tf.sum(context.get(inputs.x, [batch, elements]), 0), false);
};

import * as tf from '@tensorflow/tfjs';
import { at } from '../../../lib/errors.ts';
import type { TfjsKernel } from '../../tfjs/tfjs-kernel.ts';
import type { LinearCombinationGradientOp, LinearCombinationOp } from './linear-combination.ts';

export const linearCombinationTfjs: TfjsKernel<LinearCombinationOp> = ({ inputs, outputs, coefficient }, context) => {
  outputs.combined.forEach((buffer, tensor) => {
    const slope = tf.mul(coefficient, context.get(at(inputs.slope, tensor)));
    context.write(buffer, tf.add(context.get(at(inputs.base, tensor)), slope), false);
  });
};

export const linearCombinationGradientTfjs: TfjsKernel<LinearCombinationGradientOp> = (op, context) => {
  const { inputs, outputs, coefficient, accumulate } = op;
  inputs.dCombined.forEach((buffer, tensor) => {
    const gradient = context.get(buffer);
    context.write(at(outputs.dBase, tensor), gradient, accumulate);
    context.write(at(outputs.dSlope, tensor), tf.mul(coefficient, gradient), accumulate);
  });
};

import { columnSums } from '../../tfjs/column-sums.ts';
import type { TfjsKernel } from '../../tfjs/tfjs-kernel.ts';
import type { BatchSumOp } from './batch-sum.ts';

export const batchSumTfjs: TfjsKernel<BatchSumOp> = ({ inputs, outputs, batch, elements }, context) => {
  context.write(outputs.sum, columnSums(context.get(inputs.x, [batch, elements])), false);
};

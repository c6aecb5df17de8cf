import type { Reference } from '../op-definition.ts';
import type { BatchSumOp } from './batch-sum.ts';

export const batchSumReference: Reference<BatchSumOp> = ({ inputs, outputs, elements }, memory) => {
  const sum = memory.at(outputs.sum).fill(0);
  memory.at(inputs.x).forEach((value, i) => {
    sum[i % elements] = (sum[i % elements] as number) + value;
  });
};

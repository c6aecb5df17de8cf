import type { BufferId } from '../../plan/buffer.ts';
import type { OpRule } from '../op-definition.ts';
import { expectElements } from '../shape-rule.ts';

/** The sum over the batch of what each image has at a position: the position embedding's gradient. */
export interface BatchSumOp {
  readonly kind: 'batch-sum';
  /** [batch, elements] */
  readonly inputs: { readonly x: BufferId };
  /** [elements] */
  readonly outputs: { readonly sum: BufferId };
  readonly batch: number;
  /** tokens · d */
  readonly elements: number;
}

export const batchSum: OpRule<BatchSumOp> = {
  check({ inputs, outputs, batch, elements }, shapeOf) {
    expectElements('x', shapeOf(inputs.x), batch, elements);
    expectElements('sum', shapeOf(outputs.sum), elements);
  },
  macs: () => 0,
};

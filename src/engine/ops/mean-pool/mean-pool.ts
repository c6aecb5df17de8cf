import type { BufferId } from '../../plan/buffer.ts';
import type { OpRule } from '../op-definition.ts';
import { expectElements } from '../shape-rule.ts';

/** The mean over an image's tokens. */
export interface MeanPoolOp {
  readonly kind: 'mean-pool';
  /** [batch · tokens, d] */
  readonly inputs: { readonly x: BufferId };
  /** [batch, d] */
  readonly outputs: { readonly y: BufferId };
  readonly batch: number;
  readonly tokens: number;
  readonly dim: number;
}

/** Every token gets its image's gradient over the number of tokens. */
export interface MeanPoolGradientOp {
  readonly kind: 'mean-pool-gradient';
  /** [batch, d] */
  readonly inputs: { readonly dy: BufferId };
  /** [batch · tokens, d] */
  readonly outputs: { readonly dx: BufferId };
  readonly batch: number;
  readonly tokens: number;
  readonly dim: number;
}

export const meanPool: OpRule<MeanPoolOp> = {
  check({ inputs, outputs, batch, tokens, dim }, shapeOf) {
    expectElements('x', shapeOf(inputs.x), batch, tokens, dim);
    expectElements('y', shapeOf(outputs.y), batch, dim);
  },
  macs: () => 0,
};

export const meanPoolGradient: OpRule<MeanPoolGradientOp> = {
  check({ inputs, outputs, batch, tokens, dim }, shapeOf) {
    expectElements('dy', shapeOf(inputs.dy), batch, dim);
    expectElements('dx', shapeOf(outputs.dx), batch, tokens, dim);
  },
  macs: () => 0,
};

import { invariant } from '../../../lib/errors.ts';
import { elementCount, type BufferId } from '../../plan/buffer.ts';
import type { OpRule } from '../op-definition.ts';
import { expectElements } from '../shape-rule.ts';

interface AttentionSizes {
  readonly batch: number;
  readonly tokens: number;
  readonly heads: number;
  /** Width of one head; d = heads · headDim. */
  readonly headDim: number;
}

/**
 * Multi-head self-attention of packed queries, keys and values: each row of qkv is [q|k|v], each of them
 * head-major; scores are scaled by 1/√headDim. Instead of the probabilities only their log-sum-exp is kept.
 */
export interface AttentionOp extends AttentionSizes {
  readonly kind: 'attention';
  /** [batch · tokens, 3d] */
  readonly inputs: { readonly qkv: BufferId };
  readonly outputs: {
    /** [batch · tokens, d], head-major */
    readonly y: BufferId;
    /** log Σ exp of each query's scores, [batch, heads, tokens] */
    readonly logSumExp: BufferId;
  };
}

/** The gradient with respect to qkv; probabilities are recomputed from the log-sum-exp. */
export interface AttentionGradientOp extends AttentionSizes {
  readonly kind: 'attention-gradient';
  readonly inputs: {
    /** [batch · tokens, d] */
    readonly dy: BufferId;
    readonly qkv: BufferId;
    /** The forward pass's output [batch · tokens, d] */
    readonly y: BufferId;
    readonly logSumExp: BufferId;
  };
  /** [batch · tokens, 3d] */
  readonly outputs: { readonly dQkv: BufferId };
}

export const attention: OpRule<AttentionOp> = {
  check({ inputs, outputs, batch, tokens, heads, headDim }, shapeOf) {
    expectElements('qkv', shapeOf(inputs.qkv), batch * tokens, 3, heads, headDim);
    expectElements('y', shapeOf(outputs.y), batch * tokens, heads, headDim);
    expectElements('log-sum-exp', shapeOf(outputs.logSumExp), batch, heads, tokens);
  },
  macs: ({ batch, tokens, heads, headDim }) => 2 * batch * heads * tokens * tokens * headDim,
};

export const attentionGradient: OpRule<AttentionGradientOp> = {
  check({ inputs, outputs, batch, tokens, heads, headDim }, shapeOf) {
    expectElements('dy', shapeOf(inputs.dy), batch * tokens, heads, headDim);
    expectElements('y', shapeOf(inputs.y), batch * tokens, heads, headDim);
    expectElements('log-sum-exp', shapeOf(inputs.logSumExp), batch, heads, tokens);
    expectElements('qkv', shapeOf(inputs.qkv), batch * tokens, 3, heads, headDim);
    invariant(elementCount(shapeOf(outputs.dQkv)) === elementCount(shapeOf(inputs.qkv)), 'dQkv is as large as qkv');
  },
  macs: ({ batch, tokens, heads, headDim }) => 5 * batch * heads * tokens * tokens * headDim,
};

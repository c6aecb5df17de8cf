import type { Reference } from '../op-definition.ts';
import type { AttentionGradientOp, AttentionOp } from './attention.ts';

interface Head {
  /** Element of q (part 0), k (1) or v (2) of a token, dimension e of the head. */
  index(part: 0 | 1 | 2, token: number, e: number): number;
  /** Element of the output (or its gradient) of a token. */
  output(token: number, e: number): number;
  /** Row of the log-sum-exp. */
  row(token: number): number;
}

type Sizes = Pick<AttentionOp, 'batch' | 'tokens' | 'heads' | 'headDim'>;

function* headsOf({ batch, tokens, heads, headDim }: Sizes): Generator<Head> {
  const d = heads * headDim;
  for (let b = 0; b < batch; b++) {
    for (let h = 0; h < heads; h++) {
      yield {
        index: (part, token, e) => (b * tokens + token) * 3 * d + part * d + h * headDim + e,
        output: (token, e) => (b * tokens + token) * d + h * headDim + e,
        row: (token) => (b * heads + h) * tokens + token,
      };
    }
  }
}

function score(qkv: Float64Array, head: Head, query: number, key: number, headDim: number): number {
  let sum = 0;
  for (let e = 0; e < headDim; e++) sum += (qkv[head.index(0, query, e)] as number) * (qkv[head.index(1, key, e)] as number);
  return sum / Math.sqrt(headDim);
}

export const attentionReference: Reference<AttentionOp> = (op, memory) => {
  const qkv = memory.at(op.inputs.qkv);
  const y = memory.at(op.outputs.y);
  const logSumExp = memory.at(op.outputs.logSumExp);
  const { tokens, headDim } = op;
  for (const head of headsOf(op)) {
    for (let query = 0; query < tokens; query++) {
      const scores = Array.from({ length: tokens }, (_, key) => score(qkv, head, query, key, headDim));
      const largest = Math.max(...scores);
      const lse = largest + Math.log(scores.reduce((sum, value) => sum + Math.exp(value - largest), 0));
      logSumExp[head.row(query)] = lse;
      for (let e = 0; e < headDim; e++) {
        y[head.output(query, e)] = scores.reduce(
          (sum, value, key) => sum + Math.exp(value - lse) * (qkv[head.index(2, key, e)] as number),
          0,
        );
      }
    }
  }
};

/** dS = P ⊙ (dP − rowsum(dy ⊙ y)), dP = dy·vᵀ; dq = dS·k/√e, dk = dSᵀ·q/√e, dv = Pᵀ·dy. */
export const attentionGradientReference: Reference<AttentionGradientOp> = (op, memory) => {
  const qkv = memory.at(op.inputs.qkv);
  const dy = memory.at(op.inputs.dy);
  const y = memory.at(op.inputs.y);
  const logSumExp = memory.at(op.inputs.logSumExp);
  const dQkv = memory.at(op.outputs.dQkv).fill(0);
  const { tokens, headDim } = op;
  const add = (index: number, value: number): void => {
    dQkv[index] = (dQkv[index] as number) + value;
  };
  for (const head of headsOf(op)) {
    for (let query = 0; query < tokens; query++) {
      const dyAt = (e: number): number => dy[head.output(query, e)] as number;
      let rowSum = 0;
      for (let e = 0; e < headDim; e++) rowSum += dyAt(e) * (y[head.output(query, e)] as number);
      for (let key = 0; key < tokens; key++) {
        const probability = Math.exp(score(qkv, head, query, key, headDim) - (logSumExp[head.row(query)] as number));
        let dProbability = 0;
        for (let e = 0; e < headDim; e++) dProbability += dyAt(e) * (qkv[head.index(2, key, e)] as number);
        const dScore = (probability * (dProbability - rowSum)) / Math.sqrt(headDim);
        for (let e = 0; e < headDim; e++) {
          add(head.index(0, query, e), dScore * (qkv[head.index(1, key, e)] as number));
          add(head.index(1, key, e), dScore * (qkv[head.index(0, query, e)] as number));
          add(head.index(2, key, e), probability * dyAt(e));
        }
      }
    }
  }
};

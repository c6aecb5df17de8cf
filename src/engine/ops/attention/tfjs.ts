import * as tf from '@tensorflow/tfjs';
import type { TfjsKernel } from '../../tfjs/tfjs-kernel.ts';
import type { AttentionGradientOp, AttentionOp } from './attention.ts';

type Sizes = Pick<AttentionOp, 'batch' | 'tokens' | 'heads' | 'headDim'>;

// No 5-D transpose and no tf.softmax: the first is slow, the second wrong beyond 65,535 rows on tfjs's webgpu backend.

export const attentionTfjs: TfjsKernel<AttentionOp> = (op, context) => {
  const { queries, keys, values } = split(context.get(op.inputs.qkv), op);
  const scores = scaledScores(queries, keys, op);
  const largest = tf.max(scores, 2, true);
  const exponentials = tf.exp(tf.sub(scores, largest));
  const sum = tf.sum(exponentials, 2, true);
  context.write(op.outputs.y, mergeHeads(tf.matMul(tf.div(exponentials, sum), values), op), false);
  context.write(op.outputs.logSumExp, tf.add(tf.log(sum), largest), false);
};

export const attentionGradientTfjs: TfjsKernel<AttentionGradientOp> = (op, context) => {
  const { batch, tokens, heads, headDim } = op;
  const { queries, keys, values } = split(context.get(op.inputs.qkv), op);
  const dy = splitHeads(context.get(op.inputs.dy), op);
  const y = splitHeads(context.get(op.inputs.y), op);
  const logSumExp = context.get(op.inputs.logSumExp, [batch * heads, tokens, 1]);
  const probabilities = tf.exp(tf.sub(scaledScores(queries, keys, op), logSumExp));
  const dProbabilities = tf.matMul(dy, transposeLast(values));
  const rowSums = tf.sum(tf.mul(dy, y), 2, true);
  const dScores = tf.mul(tf.mul(probabilities, tf.sub(dProbabilities, rowSums)), 1 / Math.sqrt(headDim));
  const dQueries = tf.matMul(dScores, keys);
  const dKeys = tf.matMul(transposeLast(dScores), queries);
  const dValues = tf.matMul(transposeLast(probabilities), dy);
  const parts = [dQueries, dKeys, dValues].map((part) => mergeHeads(part, op));
  context.write(op.outputs.dQkv, tf.concat(parts, 1), false);
};

function scaledScores(queries: tf.Tensor, keys: tf.Tensor, { headDim }: Sizes): tf.Tensor {
  return tf.mul(tf.matMul(queries, transposeLast(keys)), 1 / Math.sqrt(headDim));
}

/** [batch · tokens, 3d] → three of [batch · heads, tokens, headDim] */
function split(qkv: tf.Tensor, sizes: Sizes): { queries: tf.Tensor; keys: tf.Tensor; values: tf.Tensor } {
  const dim = sizes.heads * sizes.headDim;
  const rows = sizes.batch * sizes.tokens;
  const part = (index: number): tf.Tensor => splitHeads(tf.slice(qkv, [0, index * dim], [rows, dim]), sizes);
  return { queries: part(0), keys: part(1), values: part(2) };
}

/** [batch · tokens, d] → [batch · heads, tokens, headDim] */
function splitHeads(x: tf.Tensor, { batch, tokens, heads, headDim }: Sizes): tf.Tensor {
  return tf.transpose(x.reshape([batch, tokens, heads, headDim]), [0, 2, 1, 3]).reshape([batch * heads, tokens, headDim]);
}

/** [batch · heads, tokens, headDim] → [batch · tokens, d] */
function mergeHeads(x: tf.Tensor, { batch, tokens, heads, headDim }: Sizes): tf.Tensor {
  return tf.transpose(x.reshape([batch, heads, tokens, headDim]), [0, 2, 1, 3]).reshape([batch * tokens, heads * headDim]);
}

function transposeLast(x: tf.Tensor): tf.Tensor {
  return tf.transpose(x, [0, 2, 1]);
}

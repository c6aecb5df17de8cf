/**
 * The network of `src/engine/plan/forward.ts` in ordinary tfjs ops, as somebody would write it without an engine
 * of their own: the gradients come from the tape, the update from `tf.train.adam`.
 */
import * as tf from '@tensorflow/tfjs';
import type { PlanSizes } from '../../src/engine/plan/network-spec.ts';
import { at } from '../../src/lib/errors.ts';

/** A tensor by timm's name. */
export type Parameters = (name: string) => tf.Tensor;

/** Mean cross-entropy of patches [batch, tokens, patchElements] against one-hot labels [batch, classes]. */
export function tfjsLoss(
  p: Parameters,
  layerSources: readonly number[],
  sizes: PlanSizes,
  patches: tf.Tensor,
  labels: tf.Tensor,
): tf.Scalar {
  const { rows, patchElements, batch, tokens, dim } = sizes;
  const embedding = p('patch_embed.proj.weight').reshape([dim, patchElements]);
  const embedded = tf.matMul(patches.reshape([rows, patchElements]), embedding, false, true).add(p('patch_embed.proj.bias'));
  let x: tf.Tensor = embedded.reshape([batch, tokens, dim]).add(p('pos_embed')).reshape([rows, dim]);
  for (const source of layerSources) x = block((name) => p(`blocks.${source}.${name}`), x, sizes);
  const pooled = layerNorm(p, 'norm', x).reshape([batch, tokens, dim]).mean(1);
  return tf.losses.softmaxCrossEntropy(labels, linear(p, 'head', pooled)).asScalar();
}

function block(p: Parameters, x: tf.Tensor, sizes: PlanSizes): tf.Tensor {
  const attended = x.add(linear(p, 'attn.proj', attention(linear(p, 'attn.qkv', layerNorm(p, 'norm1', x)), sizes)));
  return attended.add(linear(p, 'mlp.fc2', gelu(linear(p, 'mlp.fc1', layerNorm(p, 'norm2', attended)))));
}

function linear(p: Parameters, name: string, x: tf.Tensor): tf.Tensor {
  return tf.matMul(x, p(`${name}.weight`), false, true).add(p(`${name}.bias`));
}

function layerNorm(p: Parameters, name: string, x: tf.Tensor): tf.Tensor {
  const { mean, variance } = tf.moments(x, -1, true);
  return x.sub(mean).mul(tf.rsqrt(variance.add(1e-6))).mul(p(`${name}.weight`)).add(p(`${name}.bias`));
}

function gelu(x: tf.Tensor): tf.Tensor {
  return x.mul(0.5).mul(tf.erf(x.mul(Math.SQRT1_2)).add(1));
}

function attention(qkv: tf.Tensor, { batch, tokens, heads, headDim, rows, dim }: PlanSizes): tf.Tensor {
  const parts = tf.split(qkv, 3, 1).map((part) => part.reshape([batch, tokens, heads, headDim]).transpose([0, 2, 1, 3]));
  const scores = tf.matMul(at(parts, 0), at(parts, 1), false, true).mul(1 / Math.sqrt(headDim));
  return tf.matMul(tf.softmax(scores), at(parts, 2)).transpose([0, 2, 1, 3]).reshape([rows, dim]);
}

/**
 * The same network in jax-js. Its arrays are owned: an operation consumes its operands, and `.ref` keeps one for
 * another use. `p(name)` hands out such a reference.
 */
import { nn, numpy as np } from '@jax-js/jax';
import type { PlanSizes } from '../../src/engine/plan/network-spec.ts';
import { at } from '../../src/lib/errors.ts';

export type ArrayParameters = (name: string) => np.Array;

/** Mean cross-entropy of patches [batch, tokens, patchElements] against one-hot labels [batch, classes]. */
export function jaxLoss(
  p: ArrayParameters,
  layerSources: readonly number[],
  sizes: PlanSizes,
  patches: np.Array,
  labels: np.Array,
): np.Array {
  const { rows, patchElements, batch, tokens, dim } = sizes;
  const embedding = p('patch_embed.proj.weight').reshape([dim, patchElements]);
  const embedded = np.matmul(patches.reshape([rows, patchElements]), embedding.transpose()).add(p('patch_embed.proj.bias'));
  let x = embedded.reshape([batch, tokens, dim]).add(p('pos_embed')).reshape([rows, dim]);
  for (const source of layerSources) x = block((name) => p(`blocks.${source}.${name}`), x, sizes);
  const pooled = layerNorm(p, 'norm', x).reshape([batch, tokens, dim]).mean(1);
  return nn.logSoftmax(linear(p, 'head', pooled)).mul(labels).sum().mul(-1 / batch);
}

function block(p: ArrayParameters, x: np.Array, sizes: PlanSizes): np.Array {
  const attended = x.ref.add(linear(p, 'attn.proj', attention(linear(p, 'attn.qkv', layerNorm(p, 'norm1', x)), sizes)));
  const hidden = nn.gelu(linear(p, 'mlp.fc1', layerNorm(p, 'norm2', attended.ref)), { approximate: false });
  return attended.add(linear(p, 'mlp.fc2', hidden));
}

function linear(p: ArrayParameters, name: string, x: np.Array): np.Array {
  return np.matmul(x, p(`${name}.weight`).transpose()).add(p(`${name}.bias`));
}

function layerNorm(p: ArrayParameters, name: string, x: np.Array): np.Array {
  return nn.standardize(x, -1, { epsilon: 1e-6 }).mul(p(`${name}.weight`)).add(p(`${name}.bias`));
}

function attention(qkv: np.Array, { batch, tokens, heads, headDim, rows, dim }: PlanSizes): np.Array {
  const parts = np.split(qkv, 3, 1).map((part) => part.reshape([batch, tokens, heads, headDim]).transpose([0, 2, 1, 3]));
  const scores = np.matmul(at(parts, 0), at(parts, 1).transpose([0, 1, 3, 2])).mul(1 / Math.sqrt(headDim));
  return np.matmul(nn.softmax(scores), at(parts, 2)).transpose([0, 2, 1, 3]).reshape([rows, dim]);
}

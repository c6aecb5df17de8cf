import { expect, test } from 'vitest';
import { randomStream } from '../lib/random.ts';
import { initializeWeights } from './learngene.ts';
import { initializeMimetic } from './mimetic.ts';
import { vitTensors, type VitShape } from './vit.ts';

const shape: VitShape = { imageSize: 8, patchSize: 4, channels: 1, dim: 48, heads: 3, mlpRatio: 2, classes: 3 };
const { dim, heads } = shape;
const rank = dim / heads;
const weights = initializeMimetic(shape, 2, randomStream(0, 'test'));

function tensor(name: string): Float32Array {
  return weights.get(name) ?? new Float32Array();
}

/** Mean of the diagonal, and root mean square of what is beside it, of the matrix (i, j) ↦ value. */
function statistics(value: (i: number, j: number) => number): { diagonal: number; beside: number } {
  let [diagonal, squares] = [0, 0];
  for (let i = 0; i < dim; i++) {
    for (let j = 0; j < dim; j++) {
      if (i === j) diagonal += value(i, i) / dim;
      else squares += value(i, j) ** 2;
    }
  }
  return { diagonal, beside: Math.sqrt(squares / (dim * (dim - 1))) };
}

test('V·proj of all heads together is 0.4Z − 0.4I in every layer', () => {
  for (const layer of [0, 1]) {
    const qkv = tensor(`blocks.${layer}.attn.qkv.weight`);
    const proj = tensor(`blocks.${layer}.attn.proj.weight`);
    // Input i to output j: Σ_k v[k, i]·proj[j, k].
    const { diagonal, beside } = statistics((i, j) => {
      let sum = 0;
      for (let k = 0; k < dim; k++) sum += (qkv[(2 * dim + k) * dim + i] ?? NaN) * (proj[j * dim + k] ?? NaN);
      return sum;
    });
    // Z has deviation 1/√48 = 0.144: the mean of 48 of 0.4Z has a standard error of 0.4·0.144/√48 = 0.0083; four of them.
    expect(Math.abs(diagonal + 0.4)).toBeLessThan(0.034);
    // Their root mean square is 0.4/√48 = 0.0577, over 2256 values to 1.5 %.
    expect(beside).toBeGreaterThan(0.0577 * 0.94);
    expect(beside).toBeLessThan(0.0577 * 1.06);
  }
});

/** Q·Kᵀ of one head: (i, j) ↦ Σ_k q[k, i]·k[k, j] over the head's rows. */
function queryKey(head: number): (i: number, j: number) => number {
  const qkv = tensor('blocks.0.attn.qkv.weight');
  return (i, j) => {
    let sum = 0;
    for (let k = head * rank; k < (head + 1) * rank; k++) sum += (qkv[k * dim + i] ?? NaN) * (qkv[(dim + k) * dim + j] ?? NaN);
    return sum;
  };
}

test('Q·Kᵀ of each head leans to the identity by another matrix of its own', () => {
  // A third of the rank keeps the largest third of 0.7Z + 0.7I: some, not all, of its diagonal of 0.7.
  const each = Array.from({ length: heads }, (_, head) => statistics(queryKey(head)));
  for (const { diagonal } of each) {
    expect(diagonal).toBeGreaterThan(0.2);
    expect(diagonal).toBeLessThan(0.7);
  }
  expect(new Set(each.map(({ diagonal }) => diagonal)).size).toBe(heads);
});

test('with one head of the whole width, Q·Kᵀ is 0.7Z + 0.7I itself', () => {
  const single = initializeMimetic({ ...shape, heads: 1 }, 1, randomStream(0, 'test'));
  const qkv = single.get('blocks.0.attn.qkv.weight') ?? new Float32Array();
  const { diagonal, beside } = statistics((i, j) => {
    let sum = 0;
    for (let k = 0; k < dim; k++) sum += (qkv[k * dim + i] ?? NaN) * (qkv[(dim + k) * dim + j] ?? NaN);
    return sum;
  });
  // Standard error of the mean 0.7·0.144/√48 = 0.0146; root mean square beside 0.7/√48 = 0.101.
  expect(Math.abs(diagonal - 0.7)).toBeLessThan(0.06);
  expect(beside).toBeGreaterThan(0.101 * 0.94);
  expect(beside).toBeLessThan(0.101 * 1.06);
});

test('all else is as from scratch, and layers differ', () => {
  const scratch = initializeWeights(shape, 2, randomStream(0, 'test'));
  expect([...weights.keys()]).toEqual(vitTensors(shape, 2).map(({ name }) => name));
  const changed = [...scratch].filter(([name, values]) => !values.every((value, i) => value === tensor(name)[i]));
  expect(changed.map(([name]) => name)).toEqual(
    [0, 1].flatMap((layer) => [`blocks.${layer}.attn.qkv.weight`, `blocks.${layer}.attn.proj.weight`]),
  );
  expect(tensor('blocks.0.attn.qkv.weight')).not.toEqual(tensor('blocks.1.attn.qkv.weight'));
});

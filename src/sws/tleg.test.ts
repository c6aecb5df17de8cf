import { describe, expect, test } from 'vitest';
import { randomStream } from '../lib/random.ts';
import { initialDeviation, initializeWeights } from './learngene.ts';
import { expandTleg, initializeTleg, tlegTensors } from './tleg.ts';
import { vitTensors, type VitShape } from './vit.ts';

const shape: VitShape = { imageSize: 8, patchSize: 4, channels: 1, dim: 8, heads: 2, mlpRatio: 2, classes: 3 };

/** The Aux-Net with every value drawn, as training would leave it. */
function trained(): Map<string, Float32Array> {
  const stream = randomStream(0, 'test');
  return new Map([...initializeTleg(shape, stream)].map(([name, values]) => [name, values.map(() => stream.normal())]));
}

describe('before training', () => {
  const weights = initializeTleg(shape, randomStream(0, 'test'));
  const scratch = initializeWeights(shape, 1, randomStream(1, 'test'));

  test('two blocks are stored, whatever the depth, between embedding and head', () => {
    const names = [...weights.keys()];
    expect(names).toEqual(tlegTensors(shape).map(({ name }) => name));
    expect(names).toHaveLength(3 + 2 * 12 + 4);
  });

  test('θ_B is as a block from scratch: norms 1, biases 0, matrices drawn', () => {
    const own = (name: string): Float32Array => weights.get(name.replace('blocks.0.', 'B.')) ?? new Float32Array();
    for (const { name, shape: dimensions } of vitTensors(shape, 1)) {
      expect(own(name)).toHaveLength(scratch.get(name)?.length ?? NaN);
      expect(dimensions.length > 1 ? new Set(own(name)).size > 8 : own(name)[0] === scratch.get(name)?.[0]).toBe(true);
    }
  });

  test('θ_A has matrices drawn as any other, and 0 for its biases and its norms too', () => {
    const wide = initializeTleg({ ...shape, dim: 64 }, randomStream(0, 'test'));
    for (const { name, shape: dimensions } of tlegTensors(shape).filter((tensor) => tensor.name.startsWith('A.'))) {
      const values = wide.get(name) ?? new Float32Array();
      const deviation = Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
      // 4096 values or more: the deviation's own standard error is 1.1 % or less.
      expect(Math.abs(deviation - (dimensions.length > 1 ? initialDeviation(64) : 0))).toBeLessThan(0.003);
    }
  });
});

describe('expanded', () => {
  test('the first layer is θ_B itself, the last θ_B + (L − 1)/L·θ_A', () => {
    const weights = trained();
    const vit = expandTleg(weights, shape, 4);
    expect(vit.get('blocks.0.norm1.weight')).toEqual(weights.get('B.norm1.weight'));
    const [a, b] = [weights.get('A.norm1.weight') ?? [], weights.get('B.norm1.weight') ?? []];
    for (const [i, value] of (vit.get('blocks.3.norm1.weight') ?? []).entries()) {
      expect(value).toBe(Math.fround((b[i] ?? NaN) + Math.fround(0.75 * (a[i] ?? NaN))));
    }
  });

  test('a plain ViT of any depth comes out, nothing in it shared with what was trained', () => {
    const weights = trained();
    const vit = expandTleg(weights, shape, 7);
    expect([...vit.keys()]).toEqual(vitTensors(shape, 7).map(({ name }) => name));
    const before = weights.get('head.bias')?.slice();
    vit.get('head.bias')?.fill(9);
    vit.get('blocks.0.norm1.bias')?.fill(9);
    expect(weights.get('head.bias')).toEqual(before);
    expect(weights.get('B.norm1.bias')).not.toContain(9);
  });
});

import { expect, test } from 'vitest';
import { InputError } from '../lib/errors.ts';
import { randomStream } from '../lib/random.ts';
import { parameterCount } from './costs.ts';
import { extractLearngene, initializeDesNet, initializeWeights, storedLayerCount } from './learngene.ts';
import type { VitShape } from './vit.ts';
import { vitTensors } from './vit.ts';

const tiny: VitShape = { imageSize: 8, patchSize: 4, channels: 1, dim: 8, heads: 2, mlpRatio: 2, classes: 3 };

function trained(storedLayers: number): Map<string, Float32Array> {
  return new Map(initializeWeights(tiny, storedLayers, randomStream(1, 'test')));
}

test('a Des-Net’s block is its learngene layer and all else is the learngene’s own', () => {
  const learngene = trained(3);
  const desNet = initializeDesNet(learngene, [0, 0, 1, 2, 2]);
  for (const [layer, source] of [0, 0, 1, 2, 2].entries()) {
    expect(desNet.get(`blocks.${layer}.mlp.fc1.weight`)).toEqual(learngene.get(`blocks.${source}.mlp.fc1.weight`));
  }
  expect(desNet.get('head.weight')).toEqual(learngene.get('head.weight'));
  expect(desNet.get('pos_embed')).toEqual(learngene.get('pos_embed'));
});

test('a Des-Net has the tensors of a ViT of its depth, in timm’s order', () => {
  const desNet = initializeDesNet(trained(2), [1, 0, 1, 1]);
  expect([...desNet.keys()]).toEqual(vitTensors(tiny, 4).map((tensor) => tensor.name));
});

test('layers that come from the same stage are not shared in the Des-Net', () => {
  const learngene = trained(2);
  const desNet = initializeDesNet(learngene, [0, 0, 1]);
  desNet.get('blocks.0.norm1.bias')?.fill(9);
  desNet.get('norm.bias')?.fill(9);
  expect(desNet.get('blocks.1.norm1.bias')?.[0]).toBe(0);
  expect(learngene.get('norm.bias')?.[0]).toBe(0);
});

test('a learngene of more than ten layers keeps layer 1 and layer 10 apart', () => {
  const learngene = trained(11);
  const desNet = initializeDesNet(learngene, [1, 10]);
  expect(storedLayerCount(desNet)).toBe(2);
  expect(desNet.get('blocks.1.attn.proj.weight')).toEqual(learngene.get('blocks.10.attn.proj.weight'));
});

test('an extracted learngene stays as it is when the Aux-Net trains on', () => {
  const auxNet = trained(2);
  const learngene = extractLearngene(auxNet);
  auxNet.get('blocks.0.norm1.weight')?.fill(5);
  expect(learngene.get('blocks.0.norm1.weight')?.[0]).toBe(1);
});

test.each([[[0, 2]], [[-1]], [[0.5]]])('layer sources %j are refused for a learngene of two layers', (sources) => {
  expect(() => initializeDesNet(trained(2), sources)).toThrow(InputError);
  expect(() => initializeDesNet(trained(2), sources)).toThrow('this learngene has layers 0 to 1');
});

test.each([[768, 0.02], [192, 0.04], [48, 0.08]])('at width %i initial biases are 0, norm weights 1, and matrices have deviation %f', (dim, expected) => {
  const weights = initializeWeights({ ...tiny, dim }, 1, randomStream(0, 'test'));
  expect(new Set(weights.get('blocks.0.attn.qkv.bias'))).toEqual(new Set([0]));
  expect(new Set(weights.get('blocks.0.norm2.weight'))).toEqual(new Set([1]));
  expect(new Set(weights.get('norm.bias'))).toEqual(new Set([0]));
  const matrix = weights.get('blocks.0.mlp.fc1.weight') ?? new Float32Array();
  const mean = matrix.reduce((sum, value) => sum + value, 0) / matrix.length;
  const deviation = Math.sqrt(matrix.reduce((sum, value) => sum + (value - mean) ** 2, 0) / matrix.length);
  // At least 2304 values: the mean's standard error is at most 2.1 % of the deviation, that of the deviation 1.5 %.
  expect(Math.abs(mean)).toBeLessThan(0.08 * expected);
  expect(Math.abs(deviation - expected)).toBeLessThan(0.06 * expected);
});

test('initial weights have as many values as the formula counts, and the same ones for a seed', () => {
  const sizes = [...trained(3).values()].map((values) => values.length);
  expect(sizes.reduce((a, b) => a + b, 0)).toBe(parameterCount(tiny, 3));
  expect(trained(3)).toEqual(trained(3));
});

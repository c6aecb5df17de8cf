import { describe, expect, test } from 'vitest';
import { InputError } from '../lib/errors.ts';
import { randomStream } from '../lib/random.ts';
import { initializeWeights } from '../sws/learngene.ts';
import { vitTensors, type VitShape } from '../sws/vit.ts';
import { readNetwork, writeLearngene, writeNetwork } from './network-file.ts';
import { readSafetensors, writeSafetensors, type Tensor } from './safetensors.ts';

const shape: VitShape = { imageSize: 8, patchSize: 4, channels: 1, dim: 8, heads: 2, mlpRatio: 2, classes: 3 };
const weights = initializeWeights(shape, 2, randomStream(0, 'test'));

/** A file as timm's `state_dict` gives it: tensors alone; changed by the test. */
function timmFile(change: (tensors: Map<string, Tensor>) => void = () => undefined, metadata: Record<string, string> = {}): Uint8Array {
  const tensors = new Map<string, Tensor>(
    vitTensors(shape, 2).map((tensor) => [
      tensor.name, { dtype: 'F32', shape: tensor.shape, data: weights.get(tensor.name) ?? new Float32Array() },
    ]),
  );
  change(tensors);
  return writeSafetensors(tensors, metadata);
}

const f32 = (...extents: number[]): Tensor => ({
  dtype: 'F32', shape: extents, data: new Float32Array(extents.reduce((size, extent) => size * extent, 1)),
});

describe('writing and reading', () => {
  test('a Des-Net comes back with its weights, sizes, classes, pixel statistics and layer sources', () => {
    const description = {
      kind: 'des-net', shape, depth: 2, layerSources: [undefined, 7],
      classNames: ['disc', 'ring', 'square'], mean: [0.5], std: [0.25],
    } as const;
    expect(readNetwork(writeNetwork(weights, description))).toEqual({ ...description, weights });
  });

  test('a learngene comes back with its stage layout', () => {
    const description = { shape, stageLayout: [3, 4], classNames: ['disc', 'ring', 'square'], mean: [0.5], std: [0.25] };
    expect(readNetwork(writeLearngene(weights, description))).toEqual({ ...description, kind: 'learngene', depth: 2, weights });
  });

  test('the file holds timm’s names and dimensions, and what tensors cannot say as metadata', () => {
    const { tensors, metadata } = readSafetensors(writeNetwork(weights, { kind: 'vit', shape, depth: 2 }));
    expect(tensors.get('patch_embed.proj.weight')?.shape).toEqual([8, 1, 4, 4]);
    expect(tensors.get('blocks.1.attn.qkv.weight')?.shape).toEqual([24, 8]);
    expect(tensors.size).toBe(3 + 2 * 12 + 4);
    expect(metadata).toMatchObject({ format: 'pt', kind: 'vit', heads: '2', imageSize: '8' });
  });

  test('weights that lack a tensor are not written', () => {
    expect(() => writeNetwork(weights, { kind: 'des-net', shape, depth: 3 })).toThrow('des-net: has no tensor blocks.2.norm1.weight');
  });
});

describe('a file of timm’s, without metadata', () => {
  test('tells its sizes by its tensors; the heads are given', () => {
    const network = readNetwork(timmFile(), { heads: 4 });
    expect(network).toEqual({ kind: 'vit', shape: { ...shape, heads: 4 }, depth: 2, weights });
  });

  test('is refused when nobody says the heads, or they do not divide its width', () => {
    expect(() => readNetwork(timmFile())).toThrow(new InputError(
      'heads', 'heads: the file’s metadata does not tell them, and tensors cannot; say how many attention heads the network has',
    ));
    expect(() => readNetwork(timmFile(), { heads: 3 })).toThrow('heads 3: do not divide the width 8');
  });

  test('may say its heads in the metadata, which then count', () => {
    expect(readNetwork(timmFile(undefined, { heads: '1' }), { heads: 4 }).shape.heads).toBe(1);
  });

  // 1, −2, 1/3 and the smallest subnormal: struct.pack('<e', x) gives 3c00, c000, 3555, 0001; bfloat16 is float32's upper half.
  test.each([
    ['F16', [0x3c00, 0xc000, 0x3555, 0x0001], [1, -2, 0.333251953125, 2 ** -24]],
    ['BF16', [0x3f80, 0xc000, 0x3eab, 0x0001], [1, -2, 0.333984375, 2 ** -133]],
  ] as const)('is read with tensors of type %s as float32', (dtype, bits, values) => {
    const data = Uint16Array.from({ length: 8 }, (_, i) => bits[i % 4] ?? 0);
    const network = readNetwork(timmFile((tensors) => tensors.set('norm.weight', { dtype, shape: [8], data })), { heads: 2 });
    expect([...(network.weights.get('norm.weight') ?? [])]).toEqual([...values, ...values]);
  });
});

describe('a file of another network', () => {
  const setTensor = (name: string, tensor: Tensor) => (tensors: Map<string, Tensor>) => void tensors.set(name, tensor);
  const withValue = (value: number) => (tensors: Map<string, Tensor>) =>
    void tensors.set('norm.bias', { dtype: 'F32', shape: [8], data: new Float32Array(8).fill(value, 3, 4) });

  test.each([
    ['a class token', setTensor('cls_token', f32(1, 1, 8)), 'tensor cls_token: there is no class token here; export it from timm with class_token=False'],
    ['a norm after the mean', setTensor('fc_norm.weight', f32(8)), 'fc_norm=False'],
    ['a layer scale', setTensor('blocks.0.ls1.gamma', f32(8)), 'tensor blocks.0.ls1.gamma: is none of a plain ViT of 2 blocks'],
    ['a missing bias', (tensors: Map<string, Tensor>) => void tensors.delete('blocks.1.mlp.fc2.bias'), 'tensor blocks.1.mlp.fc2.bias: is not in the file'],
    ['a missing block between', setTensor('blocks.900000000.norm1.weight', f32(8)), 'tensor blocks.2.norm1.weight: is not in the file'],
    ['tokens in no square', setTensor('pos_embed', f32(1, 5, 8)), 'has 5 tokens, which make no square of patches'],
    ['a matrix of another size', setTensor('blocks.1.attn.proj.weight', f32(8, 9)), 'is 8 × 9; beside the other tensors it must be 8 × 8'],
    ['an embedding of two dimensions', setTensor('patch_embed.proj.weight', f32(8, 16)), 'must have 4 dimensions'],
    ['patches that are not square', setTensor('patch_embed.proj.weight', f32(8, 1, 4, 2)), 'is 8 × 1 × 4 × 2; beside the other tensors it must be 8 × 1 × 4 × 4'],
    ['an MLP of no whole ratio', setTensor('blocks.0.mlp.fc1.weight', f32(12, 8)), 'its 12 rows are no multiple of the width 8'],
    ['whole numbers', setTensor('norm.bias', { dtype: 'I32', shape: [8], data: new Int32Array(8) }), 'tensor norm.bias: is I32; must be F32, F16, BF16 or F64'],
    ['a value that is no number', withValue(Number.NaN), 'tensor norm.bias: value 3 is NaN'],
    ['an infinite value', withValue(-Infinity), 'tensor norm.bias: value 3 is -Infinity'],
  ])('with %s is refused with the tensor’s name', (_, change, message) => {
    expect(() => readNetwork(timmFile(change), { heads: 2 })).toThrow(InputError);
    expect(() => readNetwork(timmFile(change), { heads: 2 })).toThrow(message);
  });

  test.each([
    [{ heads: 'many' }, 'metadata heads: is not JSON'],
    [{ heads: '0' }, 'metadata heads 0: must be a whole number'],
    [{ dim: '16' }, 'metadata dim 16: the tensors say 8'],
    [{ classNames: '["disc","ring"]' }, 'metadata classNames with 2 items: must have 3'],
    [{ mean: '[0.5,0.5,0.5]' }, 'metadata mean with 3 items: must have 1'],
    [{ std: '[0]' }, 'metadata std[0] 0: must be a number'],
    [{ layerSources: '[0,-1]' }, 'metadata layerSources[1] -1'],
    [{ kind: 'learngene', layout: '3,3,4' }, 'metadata layout 3,3,4: has 3 stages, and the file 2 blocks'],
    [{ kind: 'learngene' }, 'stage layout'],
  ])('whose metadata are %j is refused', (metadata, message) => {
    expect(() => readNetwork(timmFile(undefined, metadata as Record<string, string>), { heads: 2 })).toThrow(message);
  });
});

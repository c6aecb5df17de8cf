import { describe, expect, test } from 'vitest';
import { plainVit } from '../../engine/plan/network-spec.ts';
import { writeLearngene, writeNetwork, type NetworkDescription } from '../../formats/network-file.ts';
import { InputError } from '../../lib/errors.ts';
import { randomStream } from '../../lib/random.ts';
import { initializeWeights } from '../../sws/learngene.ts';
import type { VitShape } from '../../sws/vit.ts';
import { colouredDataset, tinyConfig } from '../coloured-dataset.fixture.ts';
import { readFileAncestor, type FileAncestor } from './file-ancestor.ts';

const dataset = colouredDataset(); // red, green, blue
const shape: VitShape = { imageSize: 8, patchSize: 2, channels: 3, dim: 12, heads: 3, mlpRatio: 1, classes: 3 };

const weightsOf = (of: VitShape, depth: number) => new Map(initializeWeights(of, depth, randomStream(0, 'test')));

function fileOf(of: VitShape = shape, description: Partial<NetworkDescription> = {}): Uint8Array {
  const weights = weightsOf(of, 2).set('head.bias', Float32Array.from({ length: of.classes }, (_, c) => c));
  return writeNetwork(weights, { kind: 'vit', shape: of, depth: 2, ...description });
}

function read(bytes: Uint8Array, config: Partial<typeof tinyConfig> = {}): FileAncestor {
  return readFileAncestor(bytes, { name: 'vit.safetensors', config: { ...tinyConfig, ...config }, dataset });
}

test('a ViT of its own width, depth and patches is an ancestor of images of its size', () => {
  const { network, weights, normalisation } = read(fileOf());
  expect(network).toEqual(plainVit(shape, 2));
  expect(weights.get('blocks.1.mlp.fc1.weight')).toEqual(weightsOf(shape, 2).get('blocks.1.mlp.fc1.weight'));
  expect(normalisation).toEqual({ mean: dataset.mean, std: dataset.std }); // nobody tells another
});

test('its pixel values are those of the file, else those of the configuration', () => {
  const own = { mean: [0.1, 0.2, 0.3], std: [0.4, 0.5, 0.6] };
  expect(read(fileOf(shape, own), { ancestorPixels: 'signed' }).normalisation).toEqual(own);
  expect(read(fileOf(), { ancestorPixels: 'signed' }).normalisation).toEqual({ mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] });
});

test('its head is put in the order of the images’ classes, by the file’s names or by declared ones', () => {
  // Rows of the file: blue, red, green; their biases are 0, 1, 2.
  const told = read(fileOf(shape, { classNames: ['blue', 'red', 'green'] }));
  const declared = read(fileOf(), { ancestorClasses: 'blue, red, green' });
  for (const { weights } of [told, declared]) expect([...(weights.get('head.bias') ?? [])]).toEqual([1, 2, 0]);
  const row = (of: FileAncestor, i: number): Float32Array | undefined => of.weights.get('head.weight')?.subarray(i * 12, (i + 1) * 12);
  expect(row(told, 0)).toEqual(row(read(fileOf()), 1));
});

describe('a file is refused with its name and the remedy, where it', () => {
  const cases: [string, Uint8Array, Partial<typeof tinyConfig>, string][] = [
    ['is for images of another size', fileOf({ ...shape, imageSize: 16 }), {}, 'vit.safetensors: is a network for images of 16 px, and these have 8; set the image size to 16, or choose another ancestor'],
    ['is for grey images', fileOf({ ...shape, channels: 1 }), {}, 'vit.safetensors: is a network for 1-channel images, and these have 3 channels'],
    ['has other classes', fileOf({ ...shape, classes: 5 }), {}, 'ancestor with 5 outputs: these images have 3 classes'],
    ['names other classes', fileOf(shape, { classNames: ['red', 'green', 'teal'] }), {}, 'vit.safetensors: class names “teal”: is no class of these images, and “blue” is missing'],
    ['is a learngene', writeLearngene(weightsOf(shape, 2), { shape, stageLayout: [1, 2], classNames: dataset.classNames, mean: dataset.mean, std: dataset.std }), {}, 'vit.safetensors: is a learngene, one block a stage and no whole network'],
    ['is no safetensors', Uint8Array.of(1, 2, 3), {}, 'vit.safetensors: '],
  ];
  test.each(cases)('%s', (_, bytes, config, message) => {
    expect(() => read(bytes, config)).toThrow(message);
    expect(() => read(bytes, config)).toThrow(InputError);
  });
});

import { describe, expect, test } from 'vitest';
import { squareResizer } from '../../data/decode/resize-image.ts';
import { writePatches } from '../../engine/ops/patches/write-patches.ts';
import { at } from '../../lib/errors.ts';
import { randomStream } from '../../lib/random.ts';
import { colouredDataset } from '../coloured-dataset.fixture.ts';
import { normalisationOf, pixelWriter } from './pixel-values.ts';

const dataset = { ...colouredDataset(), mean: [0.49, 0.48, 0.45], std: [0.25, 0.24, 0.26] };
const { imageSize: size, channels } = dataset;
const COUNT = 4;
const stream = randomStream(0, 'test');
const images = Uint8Array.from({ length: COUNT * size * size * channels }, () => stream.integer(256));
const augmentation = Int32Array.of(0, 0, 0, 1, 2, -1, 0, -3, 4, 1, 0, -8);

test('augments as the engine does, flips, shifts and the mean colour that comes in', () => {
  const out = new Float32Array(images.length);
  pixelWriter({ dataset, imageSize: size, normalisation: dataset })(images, augmentation, 0, out);
  // The engine's, as one patch an image, whose columns are ordered by channel first.
  const patches = new Float64Array(images.length);
  writePatches({ batch: COUNT, imageSize: size, patchSize: size, channels, mean: dataset.mean, std: dataset.std }, images, augmentation, patches);
  for (let i = 0; i < out.length; i++) {
    const [image, pixel, c] = [Math.floor(i / (size * size * channels)), Math.floor(i / channels) % (size * size), i % channels];
    expect(out[i]).toBeCloseTo(at(patches, (image * channels + c) * size * size + pixel), 5);
  }
});

test('starts at any image of the batch', () => {
  const write = pixelWriter({ dataset, imageSize: size, normalisation: dataset });
  const [all, last] = [new Float32Array(images.length), new Float32Array(images.length / COUNT)];
  write(images, augmentation, 0, all);
  write(images, augmentation, 3, last);
  expect(last).toEqual(all.subarray(3 * last.length));
});

test('scales images to the size that the ancestor expects', () => {
  const still = new Int32Array(3);
  const out = new Float32Array(16 * 16 * channels);
  pixelWriter({ dataset, imageSize: 16, normalisation: normalisationOf('unit', dataset) })(images, still, 0, out);
  const expected = squareResizer(16)({ pixels: images.subarray(0, size * size * channels), width: size, height: size, channels });
  expect(Array.from(out, (value) => Math.round(value * 255))).toEqual([...expected]);
});

describe('a pixel of 0, 128 and 255 is', () => {
  const pixel = Uint8Array.of(0, 128, 255);
  const one = { ...dataset, imageSize: 1 };
  test.each([
    ['unit', [0, 128 / 255, 1]],
    ['signed', [-1, 256 / 255 - 1, 1]],
    ['imagenet', [-0.485 / 0.229, (128 / 255 - 0.456) / 0.224, (1 - 0.406) / 0.225]], // torchvision's mean and deviation
    ['data', [-0.49 / 0.25, (128 / 255 - 0.48) / 0.24, (1 - 0.45) / 0.26]],
  ] as const)('%s: %j', (choice, expected) => {
    const out = new Float32Array(3);
    pixelWriter({ dataset: one, imageSize: 1, normalisation: normalisationOf(choice, one) })(pixel, new Int32Array(3), 0, out);
    for (const [c, value] of expected.entries()) expect(out[c]).toBeCloseTo(value, 6);
  });
});

test('ImageNet’s pixel values are refused for grey images', () => {
  expect(() => normalisationOf('imagenet', { ...dataset, channels: 1 })).toThrow('ancestor pixel values imagenet: are of red, green and blue, not of 1 channel as these images');
});

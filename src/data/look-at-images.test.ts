import { describe, expect, test } from 'vitest';
import { decodeWithSharp } from './decode/node/decode-with-sharp.ts';
import { ownThreadDecoder } from './decode/own-thread-decoder.ts';
import { lookAtCollection, lookAtShards } from './look-at-images.ts';
import { collectionOf } from './sources/open-collection.ts';
import { pngFiles } from './testing/image-files.ts';
import { numberedDataset } from './testing/numbered-dataset.ts';

const config = { imageSize: 4, validationFraction: 0.25, seed: 0, flip: true, shift: 1 };
const paths = ['train/cat', 'train/dog', 'test/cat', 'test/dog'].flatMap((folder) => [0, 1, 2].map((i) => `${folder}/${i}.png`));

describe('a look at images', () => {
  test('shows samples of each class and split, as they are, in training and augmented', async () => {
    const collection = await collectionOf(await pngFiles(paths), 'pets');
    const { inspection, samples } = await lookAtCollection(collection, 'pets', config, ownThreadDecoder(decodeWithSharp));
    expect(inspection.counts).toEqual({ train: [3, 3], validation: [3, 3] });
    expect(samples.map(({ split, label }) => `${split} ${label}`)).toEqual([
      'train 0', 'train 0', 'train 1', 'train 1', 'validation 0', 'validation 1',
    ]);
    for (const { split, original, pixels, augmented, path } of samples) {
      expect(original).toMatchObject({ kind: 'file', width: 4, height: 4 });
      expect(pixels[0]).toBe(paths.indexOf(path)); // each picture's red is its place in the list
      expect(augmented).toHaveLength(split === 'train' ? 3 : 0);
    }
  });

  test('shows nothing augmented where nothing is', async () => {
    const collection = await collectionOf(await pngFiles(paths), 'pets');
    const { samples } = await lookAtCollection(collection, 'pets', { ...config, flip: false, shift: 0 }, ownThreadDecoder(decodeWithSharp));
    expect(samples.every(({ augmented }) => augmented.length === 0)).toBe(true);
  });

  test('of shards shows decoded images', async () => {
    const { samples, inspection } = await lookAtShards(numberedDataset([6], [2]), { ...config, imageSize: 1, shift: 0 });
    expect(inspection.counts).toEqual({ train: [3, 3], validation: [1, 1] });
    expect(samples.map(({ pixels }) => [...pixels])).toEqual([[0, 0, 7], [0, 2, 7], [0, 1, 7], [0, 3, 7], [0, 0, 7], [0, 1, 7]]);
    expect(samples.every(({ original }) => original === undefined)).toBe(true);
  });
});

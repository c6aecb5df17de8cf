import { describe, expect, it } from 'vitest';
import { inspectCollection, inspectShards } from './inspect-collection.ts';
import type { Collection, LabelledImage } from './collection.ts';
import { decodeWithSharp } from './decode/node/decode-with-sharp.ts';
import { ownThreadDecoder } from './decode/own-thread-decoder.ts';
import { numberedDataset } from './testing/numbered-dataset.ts';

const image = (path: string, label: number, [width, height]: readonly [number, number], rgb = [51, 51, 51]): LabelledImage => ({
  path, label,
  read: async () => ({ kind: 'pixels', picture: { width, height, channels: 3, pixels: Uint8Array.from({ length: width * height * 3 }, (_, i) => rgb[i % 3] ?? 0) } }),
});
const decoder = ownThreadDecoder(decodeWithSharp);
const options = { imageSize: 2, validationFraction: 0.5, seed: 0 };
const collection = (train: readonly LabelledImage[], validation: readonly LabelledImage[] = []): Collection =>
  ({ kind: 'test', classNames: ['cat', 'dog', 'eel'], train, validation, skipped: Array.from({ length: 12 }, (_, i) => `${i}.txt`) });

describe('inspecting a data set', () => {
  const train = [image('a', 0, [2, 2]), image('b', 1, [2, 2]), image('c', 1, [9, 1]), image('d', 1, [1, 3])];

  it('counts classes, sizes and files that were skipped', async () => {
    expect(await inspectCollection(collection(train, [image('e', 1, [1, 1])]), options, decoder)).toMatchObject({
      kind: 'test', heldOut: false, sampled: 4, channels: 3, grey: true,
      counts: { train: [1, 3, 0], validation: [0, 1, 0] },
      sizes: { smallest: '1 × 3', largest: '9 × 1', mostFrequent: '2 × 2' },
      skipped: { count: 12, groups: [{ reason: 'other', count: 12, first: ['0.txt', '1.txt', '2.txt', '3.txt', '4.txt', '5.txt', '6.txt', '7.txt', '8.txt', '9.txt'] }] },
    });
  });

  it('says what would be held out', async () => {
    const { heldOut, counts } = await inspectCollection(collection(train), options, decoder);
    expect({ heldOut, counts }).toEqual({ heldOut: true, counts: { train: [1, 1, 0], validation: [0, 2, 0] } }); // half of 3, rounded
  });

  it('measures mean and deviation, and tells colour from grey', async () => {
    const coloured = [image('a', 0, [2, 2], [0, 51, 255]), image('b', 1, [2, 2], [102, 51, 255])];
    const { mean, std, grey } = await inspectCollection(collection(coloured, coloured), options, decoder);
    expect(grey).toBe(false);
    for (const [c, expected] of [0.2, 0.2, 1].entries()) expect(mean[c]).toBeCloseTo(expected, 6); // 51 / 255 = 0.2
    expect(std[0]).toBeCloseTo(0.2, 6); // half of the values 0, half 0.4
  });

  it('tells the same of shards', async () => {
    expect(await inspectShards(numberedDataset([3, 2], [1]))).toMatchObject({
      kind: 'shards', counts: { train: [3, 2], validation: [1, 0] }, sizes: { mostFrequent: '1 × 1' }, mean: [0.5, 0.5, 0.5],
    });
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectionDataset, splitImages } from './collection-dataset.ts';
import type { Collection, LabelledImage } from './collection.ts';
import type { Decoder } from './decode/decoder.ts';
import { decodeWithSharp } from './decode/node/decode-with-sharp.ts';
import { ownThreadDecoder } from './decode/own-thread-decoder.ts';

const image = (path: string, label: number, block?: number): LabelledImage => ({
  path, label, ...(block !== undefined && { block }),
  read: async () => ({ kind: 'pixels', picture: { pixels: Uint8Array.of(label, Number(path.split('/')[1]), block ?? 0), width: 1, height: 1, channels: 3 } }),
});
const images = (name: string, label: number, count: number): LabelledImage[] =>
  Array.from({ length: count }, (_, i) => image(`${name}/${i}`, label));
const collection = (train: readonly LabelledImage[], validation: readonly LabelledImage[] = []): Collection =>
  ({ kind: 'test', classNames: ['cat', 'dog'], train, validation, skipped: [] });
const pathsOf = (some: readonly LabelledImage[]): string[] => some.map(({ path }) => path).sort();

describe('a collection without a validation part', () => {
  it('has the same share of every class held out', () => {
    const { train, validation } = splitImages(collection([...images('cat', 0, 40), ...images('dog', 1, 8)]), 0.25, 0);
    expect(validation.filter(({ label }) => label === 0)).toHaveLength(10); // a quarter of 40
    expect(validation.filter(({ label }) => label === 1)).toHaveLength(2); // a quarter of 8
    expect(train).toHaveLength(36);
  });

  it('keeps at least one training image of a class, and holds one out where it can', () => {
    const { train, validation } = splitImages(collection([...images('one', 0, 1), ...images('two', 1, 2)]), 0.01, 0);
    expect(new Set(train.map(({ label }) => label))).toEqual(new Set([0, 1]));
    expect(validation.map(({ label }) => label)).toEqual([1]);
  });

  it('is split by the seed alone, whatever the order of the images', () => {
    const all = [...images('cat', 0, 9), ...images('dog', 1, 9)];
    const expected = pathsOf(splitImages(collection(all), 0.25, 0).validation);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(pathsOf(splitImages(collection(shuffled), 0.25, 0).validation)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
    expect(pathsOf(splitImages(collection(all), 0.25, 1).validation)).not.toEqual(expected);
  });
});

describe('a collection that cannot be learned from is refused:', () => {
  it.each([
    ['no images', collection([]), 'no training images'],
    ['one class', collection(images('cat', 0, 4)), 'only one class (cat)'],
    ['a label beyond the classes', collection([...images('cat', 0, 2), image('dog/7', 2)]), 'image dog/7: has label 2, but labels go from 0 to 1'],
    ['a label below 0', collection([...images('cat', 0, 2), image('dog/7', -1)]), 'image dog/7: has label -1'],
    ['a label that is no number', collection([...images('cat', 0, 2), image('dog/7', NaN)]), 'image dog/7: has label NaN'],
    ['a class only in validation', { ...collection([image('a/0', 0), image('b/0', 1)], [image('c/0', 2)]), classNames: ['a', 'b', 'c'] },
      'class c: has validation images (c/0) but no training images'],
  ])('%s', (_what, given, message) => {
    expect(() => splitImages(given, 0.2, 0)).toThrow(message);
  });
});

describe('images that are read', () => {
  const options = { name: 'x', imageSize: 1, validationFraction: 0.2, seed: 0 };

  it('for the statistics are not read again for the first shards, whose images are the same when they are', async () => {
    const reads = new Map<string, number>();
    const counted = images('x', 0, 1500).map((one, i): LabelledImage => ({
      ...one, label: i % 2,
      read: () => {
        reads.set(one.path, (reads.get(one.path) ?? 0) + 1);
        return one.read();
      },
    }));
    const dataset = await collectionDataset(collection(counted, [image('y/0', 0)]), { ...options, decoder: ownThreadDecoder(decodeWithSharp) });
    expect(dataset.shardCounts.train).toEqual([512, 512, 476]);
    const shards = await Promise.all([0, 1, 2].map((index) => dataset.readShard('train', index)));
    expect(reads.size).toBe(1500);
    expect(new Set(reads.values())).toEqual(new Set([1]));
    for (const [index, shard] of shards.entries()) expect(await dataset.readShard('train', index)).toEqual(shard);
  });

  it.each([['small', 10, 256], ['large', 1e6, 16]])('and %s are so many at once', async (_size, bytes, expected) => {
    let [underWay, most] = [0, 0];
    const content = { kind: 'file', bytes: new Uint8Array(bytes) } as const;
    const some = images('x', 0, 1500).map((one, i): LabelledImage => ({ ...one, label: i % 2, read: async () => content }));
    const decoder: Decoder = {
      async decode() {
        most = Math.max(most, ++underWay);
        await new Promise((resolve) => setImmediate(resolve));
        underWay--;
        return { pixels: new Uint8Array(3), width: 1, height: 1, grey: true };
      },
      close: async () => undefined,
    };
    const dataset = await collectionDataset(collection(some, [image('y/0', 0)]), { ...options, decoder });
    expect(most).toBe(8); // while their size is not known
    await dataset.readShard('train', 2);
    expect(most).toBe(expected); // 16 MB, at most 256
  });
});

describe('images that are read in blocks', () => {
  it('are mixed with a few other blocks only, so that each is read once in an epoch', async () => {
    const train = Array.from({ length: 512 * 12 }, (_, i) => image(`x/${i}`, i % 2, Math.floor(i / 512)));
    const dataset = await collectionDataset(collection(train, train.slice(0, 2)), { name: 'x', imageSize: 1, validationFraction: 0.2, seed: 0, decoder: ownThreadDecoder(decodeWithSharp) });
    const blocksOf = async (shard: number): Promise<Set<number>> => {
      const { images: pixels } = await dataset.readShard('train', shard);
      return new Set(pixels.filter((_, i) => i % 3 === 2));
    };
    const first = await blocksOf(0);
    expect(first.size).toBe(4); // blocks of 512 images, four mixed
    expect(await blocksOf(3)).toEqual(first);
    for (const block of await blocksOf(4)) expect(first).not.toContain(block);
  });
});

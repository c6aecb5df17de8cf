import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../lib/errors.ts';
import type { ImageDataset } from './dataset.ts';
import { numberedDataset, numbersOf } from './testing/numbered-dataset.ts';
import { trainingStream } from './training-stream.ts';
import type { TrainingImages } from './shuffle-buffer.ts';
import type { TrainingStreamOptions } from './training-stream.ts';

/** The images of the first batches, as `shard.place` texts. */
async function drawn(dataset: ImageDataset, batches: number, options: TrainingStreamOptions): Promise<string[]> {
  const stream = trainingStream(dataset, options);
  const batch = batchOf(options.batchSize);
  const places = dataset.shardCounts.train.flatMap((count, shard) => Array.from({ length: count }, (_, place) => `${shard}.${place}`));
  const all: string[] = [];
  for (let i = 0; i < batches; i++) {
    await stream.next(batch);
    const numbers = numbersOf(batch.images);
    expect([...batch.labels]).toEqual(numbers.map((number) => Number(number.split('.')[1]) % 2));
    expect([...batch.numbers].map((number) => places[number])).toEqual(numbers);
    all.push(...numbers);
  }
  stream.close();
  return all;
}

function batchOf(batchSize: number): TrainingImages {
  return { images: new Uint8Array(batchSize * 3), labels: new Int32Array(batchSize), numbers: new Int32Array(batchSize) };
}

const everyImage = (counts: readonly number[]): string[] =>
  counts.flatMap((count, shard) => Array.from({ length: count }, (_, place) => `${shard}.${place}`)).sort();

describe('a stream of training batches', () => {
  it('begins with the first shard alone where shards come slowly', async () => {
    const reads: string[] = [];
    const dataset = { ...numberedDataset([4, 4, 4, 4], [], { reads }), comesSlowly: true };
    const stream = trainingStream(dataset, { batchSize: 2, seed: 0, prefetch: 1 });
    await stream.next(batchOf(2));
    // The first shard has 4 images; each draw lets one more in than it takes out, so the second shard is begun, no third one.
    expect(reads.length).toBeLessThanOrEqual(3);
    stream.close();
  });

  it('shows every image once an epoch where shards come slowly, too', async () => {
    const counts = [5, 3, 7, 1];
    const all = await drawn({ ...numberedDataset(counts), comesSlowly: true }, 8, { batchSize: 4, seed: 3, bufferImages: 6 });
    expect(all.slice(0, 16).sort()).toEqual(everyImage(counts));
    expect(all.slice(16, 32).sort()).toEqual(everyImage(counts));
  });

  it('shows every image exactly once in each epoch, whatever the sizes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(9), { minLength: 1, maxLength: 5 }).filter((counts) => counts.some((count) => count > 0)),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 3 }),
        fc.nat(),
        async (counts, batchSize, bufferImages, prefetch, seed) => {
          const images = everyImage(counts);
          const all = await drawn(numberedDataset(counts), Math.ceil((2 * images.length) / batchSize), { batchSize, seed, prefetch, bufferImages });
          expect(all.slice(0, images.length).sort()).toEqual(images);
          expect(all.slice(images.length, 2 * images.length).sort()).toEqual(images);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that skips batches goes on with the very images that follow them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(9), { minLength: 1, maxLength: 5 }).filter((counts) => counts.some((count) => count > 0)),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(),
        async (counts, batchSize, bufferImages, skip, seed) => {
          const options = { batchSize, seed, bufferImages };
          const whole = await drawn(numberedDataset(counts), skip + 6, options);
          expect(await drawn(numberedDataset(counts), 6, { ...options, skip })).toEqual(whole.slice(skip * batchSize));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that skips batches counts their epochs and reads no more than the buffer and the next shards need', async () => {
    const reads: string[] = [];
    const stream = trainingStream(numberedDataset([4, 4, 4, 4, 4], [], { reads }), { batchSize: 4, seed: 1, bufferImages: 2, prefetch: 1, skip: 50 });
    await stream.next(batchOf(4));
    expect(stream.epoch).toBe(10.2); // 51 batches of 4, of 20 images
    expect(reads.length).toBeLessThan(6);
    stream.close();
  });

  it('depends on the seed alone: slow and fast readers, much and little prefetch give the same order', async () => {
    const counts = [8, 8, 8, 5];
    const options = { batchSize: 7, seed: 3, bufferImages: 12 };
    const expected = await drawn(numberedDataset(counts), 9, options);
    const slow = numberedDataset(counts, [], { delay: (index) => (index * 7) % 5 });
    expect(await drawn(slow, 9, { ...options, prefetch: 4 })).toEqual(expected);
    expect(await drawn(slow, 9, { ...options, prefetch: 1 })).toEqual(expected);
    expect(await drawn(numberedDataset(counts), 9, { ...options, seed: 4 })).not.toEqual(expected);
  });

  it('mixes shards and changes the order from epoch to epoch', async () => {
    const all = await drawn(numberedDataset([16, 16, 16, 16]), 2, { batchSize: 64, seed: 0, bufferImages: 32 });
    expect(new Set(all.slice(0, 16).map((number) => number.split('.')[0])).size).toBeGreaterThan(1);
    expect(all.slice(64)).not.toEqual(all.slice(0, 64));
  });

  it('fills a batch larger than the data set by starting over', async () => {
    const all = await drawn(numberedDataset([2, 1]), 1, { batchSize: 8, seed: 0 });
    expect(all.slice(0, 3).sort()).toEqual(['0.0', '0.1', '1.0']);
    expect(all.slice(3, 6).sort()).toEqual(['0.0', '0.1', '1.0']);
  });

  it('reads no further ahead than it was told', async () => {
    const reads: string[] = [];
    const stream = trainingStream(numberedDataset([4, 4, 4, 4, 4], [], { reads }), { batchSize: 2, seed: 0, prefetch: 2, bufferImages: 2 });
    await new Promise((resolve) => void setTimeout(resolve, 5));
    expect(reads).toHaveLength(2);
    await stream.next(batchOf(2));
    await new Promise((resolve) => void setTimeout(resolve, 5));
    expect(reads).toHaveLength(3);
    stream.close();
  });

  it('answers at once when the images are at hand', async () => {
    const stream = trainingStream(numberedDataset([8, 8]), { batchSize: 2, seed: 0 });
    await stream.next(batchOf(2));
    expect(stream.next(batchOf(2))).toBeUndefined();
    stream.close();
  });

  it('counts epochs in fractions', async () => {
    const stream = trainingStream(numberedDataset([8]), { batchSize: 2, seed: 0 });
    for (let i = 0; i < 5; i++) await stream.next(batchOf(2));
    expect(stream.epoch).toBe(10 / 8);
    stream.close();
  });

  it('gives the error of a shard that cannot be read to whoever needs it, every time', async () => {
    const broken: ImageDataset = { ...numberedDataset([4]), readShard: () => Promise.reject(new InputError('x', 'shard x: is broken')) };
    const stream = trainingStream(broken, { batchSize: 2, seed: 0 });
    await expect(stream.next(batchOf(2))).rejects.toThrow('shard x: is broken');
    await expect(stream.next(batchOf(2))).rejects.toThrow('shard x: is broken');
  });

  it('refuses a data set without training images', () => {
    expect(() => trainingStream(numberedDataset([]), { batchSize: 2, seed: 0 })).toThrow('has no training images');
  });
});

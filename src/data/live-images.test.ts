import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLive, sharesOf } from './live-images.ts';
import { numberedDataset, numbersOf } from './testing/numbered-dataset.ts';

/** 8 shards of 10 images, in each of which labels 0 and 1 take turns: 40 images of either class. */
const mixed = (reads: string[] = []) => ({ ...numberedDataset([1], Array.from({ length: 8 }, () => 10), { reads }), validationClasses: [40, 40] });

/** The same images in the order of their classes: shards 0 to 3 hold label 0, shards 4 to 7 label 1. */
function byClass(reads: string[]): ReturnType<typeof mixed> {
  const dataset = mixed(reads);
  return {
    ...dataset,
    async readShard(split, index, signal) {
      const shard = await dataset.readShard(split, index, signal);
      return { ...shard, labels: shard.labels.fill(index < 4 ? 0 : 1) };
    },
  };
}

describe('the images of live evaluations', () => {
  it('are there when the first shards are, each class with its share', async () => {
    const reads: string[] = [];
    const { images, labels, count } = await loadLive(mixed(reads), { limit: 14 });
    expect(reads).toEqual(['validation 0', 'validation 1']);
    expect(count).toBe(14);
    expect(labels.filter((label) => label === 0)).toHaveLength(7); // half of them, as of all
    expect(new Set(numbersOf(images)).size).toBe(14);
  });

  it('are the same whether the shards are kept or come from the source', async () => {
    expect(await loadLive(mixed(), { limit: 14, seed: 3 })).toEqual(await loadLive(mixed(), { limit: 14, seed: 3 }));
  });

  it('wait for later shards where the source’s order is by class, rather than be of a few classes', async () => {
    const reads: string[] = [];
    const { labels } = await loadLive(byClass(reads), { limit: 6 });
    expect([...labels]).toEqual([0, 0, 0, 1, 1, 1]);
    expect(reads).toEqual(['validation 0', 'validation 1', 'validation 2', 'validation 3', 'validation 4']);
  });

  it('come from all over where the classes are not known before', async () => {
    const { validationClasses: _unknown, ...dataset } = mixed();
    const { images } = await loadLive(dataset, { limit: 20 });
    expect(new Set(numbersOf(images).map((number) => number.split('.')[0])).size).toBeGreaterThan(4);
  });

  it('are all there are where more are wanted', async () => {
    expect((await loadLive(mixed(), { limit: 100 })).count).toBe(80);
  });

  it('that are not as the data set tells are an error with what to do', async () => {
    await expect(loadLive({ ...mixed(), validationClasses: [80, 0] }, { limit: 70 })).rejects.toThrow('data set numbered: has fewer validation images of some classes than it tells; remove');
  });
});

describe('the share of a class', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 40 }).filter((some) => some.some((count) => count > 0));

  it('is its exact one, up or down to a whole number, and all make the number wanted', () => {
    fc.assert(fc.property(counts, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (some, part, seed) => {
      const total = some.reduce((sum, count) => sum + count, 0);
      const limit = Math.floor(part * total);
      const shares = sharesOf(some, limit, seed);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(limit);
      for (const [label, share] of shares.entries()) expect(Math.abs(share - (limit * (some[label] ?? 0)) / total)).toBeLessThan(1);
    }));
  });

  it('is right on average over seeds, of a class of less than one image too', () => {
    // 2 of 10 images, of classes with 1, 3 and 6: 0.2, 0.6 and 1.2 images. The mean of 2000 draws of a share that
    // varies by at most one has a deviation of at most 0.5 / √2000 = 0.011; five of them are allowed.
    const sums = [0, 0, 0];
    for (let seed = 0; seed < 2000; seed++) for (const [label, share] of sharesOf([1, 3, 6], 2, seed).entries()) sums[label] = (sums[label] ?? 0) + share;
    for (const [label, exact] of [0.2, 0.6, 1.2].entries()) expect(Math.abs((sums[label] ?? 0) / 2000 - exact)).toBeLessThan(0.056);
  });
});

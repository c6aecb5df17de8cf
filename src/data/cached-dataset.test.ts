import { describe, expect, it } from 'vitest';
import { cachedDataset } from './cached-dataset.ts';
import type { ImageDataset } from './dataset.ts';
import { numberedDataset } from './testing/numbered-dataset.ts';

/** Shards of 4 images of 3 bytes: 12 bytes each. */
function counted(): { dataset: ImageDataset; reads: string[] } {
  const reads: string[] = [];
  return { dataset: numberedDataset([4, 4, 4], [4], { reads }), reads };
}

describe('a cached data set', () => {
  it('reads each shard once while they fit', async () => {
    const { dataset, reads } = counted();
    const cached = cachedDataset(dataset);
    const first = await cached.readShard('train', 0);
    await cached.readShard('validation', 0);
    expect(await cached.readShard('train', 0)).toBe(first);
    expect(reads).toEqual(['train 0', 'validation 0']);
  });

  it('forgets the shard that was not used for longest when they do not fit', async () => {
    const { dataset, reads } = counted();
    const cached = cachedDataset(dataset, 24); // two shards
    for (const index of [0, 1, 0, 2, 0, 1]) await cached.readShard('train', index);
    expect(reads).toEqual(['train 0', 'train 1', 'train 2', 'train 1']);
  });

  it('reads a shard once for two who ask at the same time', async () => {
    const { dataset, reads } = counted();
    const cached = cachedDataset(dataset);
    await Promise.all([cached.readShard('train', 0), cached.readShard('train', 0)]);
    expect(reads).toEqual(['train 0']);
  });

  it('tries again after a failure', async () => {
    const { dataset } = counted();
    let failures = 1;
    const flaky: ImageDataset = {
      ...dataset,
      readShard: (split, index) => (failures-- > 0 ? Promise.reject(new Error('lost')) : dataset.readShard(split, index)),
    };
    const cached = cachedDataset(flaky);
    await expect(cached.readShard('train', 0)).rejects.toThrow('lost');
    await expect(cached.readShard('train', 0)).resolves.toMatchObject({ count: 4 });
  });

  it('passes shards larger than its bound through', async () => {
    const { dataset, reads } = counted();
    const cached = cachedDataset(dataset, 1);
    await cached.readShard('train', 0);
    await cached.readShard('train', 0);
    expect(reads).toHaveLength(2);
  });
});

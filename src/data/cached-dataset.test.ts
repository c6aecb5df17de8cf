import { describe, expect, it } from 'vitest';
import { cachedDataset } from './cached-dataset.ts';
import { orAborted } from './concurrent.ts';
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

  it('goes on reading for one when another aborts, who is told at once', async () => {
    const { signals, cached, finish } = unfinished();
    const controller = new AbortController();
    const aborted = cached.readShard('train', 0, controller.signal);
    const other = cached.readShard('train', 0);
    controller.abort(new Error('stopped'));
    await expect(aborted).rejects.toThrow('stopped');
    finish();
    await expect(other).resolves.toMatchObject({ count: 4 });
    expect(signals.map(({ aborted: ended }) => ended)).toEqual([false]);
  });

  it('ends a read when all who wait for it have aborted, and begins anew for the next', async () => {
    const { signals, cached, finish } = unfinished();
    const controllers = [new AbortController(), new AbortController()];
    const reads = controllers.map(({ signal }) => cached.readShard('train', 0, signal));
    for (const controller of controllers) controller.abort(new Error('stopped'));
    for (const { status } of await Promise.allSettled(reads)) expect(status).toBe('rejected');
    const next = cached.readShard('train', 0);
    finish();
    await expect(next).resolves.toMatchObject({ count: 4 });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });
});

/** A cached data set whose reads end when told to, or when they are aborted. */
function unfinished(): { cached: ImageDataset; signals: AbortSignal[]; finish: () => void } {
  const { dataset } = counted();
  const signals: AbortSignal[] = [];
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => void (finish = resolve));
  const cached = cachedDataset({
    ...dataset,
    async readShard(split, index, signal) {
      if (signal) signals.push(signal);
      await orAborted(finished, signal);
      return dataset.readShard(split, index);
    },
  });
  return { cached, signals, finish };
}

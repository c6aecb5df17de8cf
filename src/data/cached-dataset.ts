import { imageBytes } from './dataset.ts';
import type { ImageDataset, ImageShard } from './dataset.ts';

/**
 * Keeps the shards used last in memory, up to `maxBytes` of images, so that later epochs read and decode
 * nothing. A shard that is being read is shared by all who ask for it, and is not aborted by any of them.
 */
export function cachedDataset(dataset: ImageDataset, maxBytes = 512e6): ImageDataset {
  const kept = new Map<string, { readonly shard: Promise<ImageShard>; readonly bytes: number }>(); // oldest use first
  let bytesKept = 0;
  const forget = (key: string): void => {
    bytesKept -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  const keep = (key: string, shard: Promise<ImageShard>, bytes: number): void => {
    kept.set(key, { shard, bytes });
    bytesKept += bytes;
    for (const oldest of kept.keys()) {
      if (bytesKept <= maxBytes) break;
      forget(oldest);
    }
  };
  return {
    ...dataset,
    async readShard(split, index, signal) {
      signal?.throwIfAborted();
      const key = `${split} ${index}`;
      const found = kept.get(key);
      const shard = found?.shard ?? dataset.readShard(split, index);
      if (found) forget(key);
      keep(key, shard, (dataset.shardCounts[split][index] ?? 0) * imageBytes(dataset));
      try {
        return await shard;
      } catch (error) {
        if (kept.get(key)?.shard === shard) forget(key); // a failure is not kept: the next reader tries again
        throw error;
      }
    },
    async close() {
      kept.clear();
      bytesKept = 0;
      await dataset.close();
    },
  };
}

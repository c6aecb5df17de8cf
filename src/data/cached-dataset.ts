import { imageBytes } from './dataset.ts';
import type { ImageDataset, ImageShard, Split } from './dataset.ts';
import { sharedWork } from './shared-work.ts';

/** A shard that is kept, or being read. */
interface Kept {
  readonly shard: (signal?: AbortSignal) => Promise<ImageShard>;
  readonly bytes: number;
}

/**
 * Keeps the shards used last in memory, up to `maxBytes` of images, so that later epochs read and decode
 * nothing. A shard that is being read is shared by all who ask for it; the read ends when all of them have aborted.
 */
export function cachedDataset(dataset: ImageDataset, maxBytes = 512e6): ImageDataset {
  const kept = new Map<string, Kept>(); // oldest use first
  let bytesKept = 0;
  const forget = (key: string): void => {
    bytesKept -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  const keep = (key: string, entry: Kept): void => {
    forget(key);
    kept.set(key, entry);
    bytesKept += entry.bytes;
    for (const oldest of kept.keys()) {
      if (bytesKept <= maxBytes) break;
      forget(oldest);
    }
  };
  const startReading = (split: Split, index: number, key: string): Kept => {
    const forgetLost = (): void => {
      if (kept.get(key) === entry) forget(key); // the next reader tries again
    };
    const shard = sharedWork((signal) => dataset.readShard(split, index, signal), forgetLost);
    const entry: Kept = { shard, bytes: (dataset.shardCounts[split][index] ?? 0) * imageBytes(dataset) };
    return entry;
  };
  return {
    ...dataset,
    async readShard(split, index, signal) {
      signal?.throwIfAborted();
      const key = `${split} ${index}`;
      const entry = kept.get(key) ?? startReading(split, index, key);
      keep(key, entry);
      return entry.shard(signal);
    },
    async close() {
      kept.clear();
      bytesKept = 0;
      await dataset.close();
    },
  };
}

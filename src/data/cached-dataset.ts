import { orAborted } from './concurrent.ts';
import { imageBytes } from './dataset.ts';
import type { ImageDataset, ImageShard, Split } from './dataset.ts';

/** A shard that is kept, or being read. */
interface Kept {
  readonly shard: Promise<ImageShard>;
  readonly bytes: number;
  /** Ends the read. */
  readonly reading: AbortController;
  /** Those who wait for it. */
  readers: number;
  isRead: boolean;
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
  return {
    ...dataset,
    async readShard(split, index, signal) {
      signal?.throwIfAborted();
      const key = `${split} ${index}`;
      const entry = kept.get(key) ?? startReading(dataset, split, index);
      keep(key, entry);
      entry.readers++;
      try {
        return await orAborted(entry.shard, signal);
      } catch (error) {
        const isLost = !signal?.aborted || (entry.readers === 1 && !entry.isRead);
        if (isLost && kept.get(key) === entry) forget(key); // the next reader tries again
        throw error;
      } finally {
        if (--entry.readers === 0 && !entry.isRead) entry.reading.abort(signal?.reason);
      }
    },
    async close() {
      kept.clear();
      bytesKept = 0;
      await dataset.close();
    },
  };
}

function startReading(dataset: ImageDataset, split: Split, index: number): Kept {
  const reading = new AbortController();
  const shard = dataset.readShard(split, index, reading.signal);
  const entry: Kept = { shard, bytes: (dataset.shardCounts[split][index] ?? 0) * imageBytes(dataset), reading, readers: 0, isRead: false };
  shard.then(
    () => void (entry.isRead = true),
    () => undefined, // its readers are told
  );
  return entry;
}

import { randomStream, permutation } from '../lib/random.ts';
import { at } from '../lib/errors.ts';
import type { ImageDataset, ImageShard } from './dataset.ts';

/** A shard, and the number of its first image, counted over all training shards in order. */
export interface NumberedShard extends ImageShard {
  readonly first: number;
}

/** The training shards, epoch after epoch, each epoch in an order of its own; the next few are read ahead. */
export interface ShardQueue {
  /** The next shard: at once when it has been read, else as a promise. */
  take(): NumberedShard | Promise<NumberedShard>;
  close(): void;
}

interface Pending {
  readonly promise: Promise<NumberedShard>;
  shard?: NumberedShard;
}

/** Shards in this order. At most `prefetch` are being read or wait to be taken: a slow consumer holds the readers back. */
export function shardQueue(dataset: ImageDataset, order: () => number, prefetch: number): ShardQueue {
  const abort = new AbortController();
  const pending: Pending[] = [];
  const readAhead = (): void => {
    while (pending.length < prefetch) pending.push(startReading(dataset, order(), abort.signal));
  };
  readAhead();
  return {
    take() {
      const first = at(pending, 0);
      const leave = (shard: NumberedShard): NumberedShard => {
        pending.shift();
        readAhead();
        return shard;
      };
      return first.shard ? leave(first.shard) : first.promise.then(leave);
    },
    close: () => abort.abort(),
  };
}

/** The number of a shard's first image. */
export function firstOfShard(dataset: ImageDataset, index: number): number {
  return dataset.shardCounts.train.slice(0, index).reduce((sum, count) => sum + count, 0);
}

function startReading(dataset: ImageDataset, index: number, signal: AbortSignal): Pending {
  const first = firstOfShard(dataset, index);
  const read = async (): Promise<NumberedShard> => {
    const shard = { ...(await dataset.readShard('train', index, signal)), first };
    pending.shard = shard;
    return shard;
  };
  const pending: { shard?: NumberedShard } = {};
  const promise = read();
  promise.catch(() => undefined); // whoever takes the shard gets the error
  return Object.assign(pending, { promise });
}

/** Gives the index of one shard after the other, epoch after epoch; empty shards are left out. */
export function shardOrder(counts: readonly number[], seed: number): () => number {
  const filled = [...counts.keys()].filter((index) => at(counts, index) > 0);
  let epoch = 0;
  let left: number[] = [];
  return () => {
    if (left.length === 0) {
      left = [...permutation(filled.length, randomStream(seed, 'shards', epoch++))].map((i) => at(filled, i));
    }
    return left.shift() as number;
  };
}

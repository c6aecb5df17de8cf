/**
 * Training batches from shards, in an order that depends on the seed alone and never on timing. Images
 * pass through a shuffle buffer: each draw takes a random slot, which the next image of the shards then
 * fills. The buffer runs empty at the end of an epoch, so every epoch shows each image exactly once. Where
 * shards come slowly, the buffer begins with the first shard and grows by an image with each draw.
 *
 * A stream that skips batches makes their draws with the numbers of images alone, and reads at the end what then lies
 * in the buffer: the same images from there on as without skipping, without reading the others.
 */
import { InputError, at } from '../lib/errors.ts';
import { randomStream } from '../lib/random.ts';
import { imageBytes, imageCount } from './dataset.ts';
import type { ImageDataset } from './dataset.ts';
import { firstOfShard, shardOrder, shardQueue, type NumberedShard } from './shard-queue.ts';
import { shuffleBuffer, type TrainingImages } from './shuffle-buffer.ts';

export interface TrainingStreamOptions {
  readonly batchSize: number;
  readonly seed: number;
  /** Shards read ahead of need. */
  readonly prefetch?: number;
  /** Images of the shuffle buffer. */
  readonly bufferImages?: number;
  /** Bound on the bytes of the shuffle buffer, which has fewer slots when images are large. */
  readonly bufferBytes?: number;
  /** Batches that are left out at the beginning. */
  readonly skip?: number;
}

export interface TrainingStream {
  /** Passes over the training images that the batches so far make, in fractions. */
  readonly epoch: number;
  /**
   * Fills `images` [batchSize, size, size, channels], `labels` [batchSize] and `numbers` [batchSize]: each image's
   * number, counted over all training shards in order. A batch may span epochs.
   * Returns nothing when all images were at hand, else a promise; call it again only after that.
   */
  next(into: TrainingImages): Promise<void> | void;
  close(): void;
}

export function trainingStream(dataset: ImageDataset, options: TrainingStreamOptions): TrainingStream {
  const { batchSize, seed, prefetch = 2, bufferImages = 4096, bufferBytes = 64e6, skip = 0 } = options;
  const total = imageCount(dataset, 'train');
  if (total === 0) throw new InputError('data', `data set ${dataset.name}: has no training images; add some`);
  const size = imageBytes(dataset);
  const capacity = Math.max(1, Math.min(total, bufferImages, Math.floor(bufferBytes / size)));
  const buffer = shuffleBuffer(capacity, size);
  const order = shardOrder(dataset.shardCounts.train, seed);
  const draws = randomStream(seed, 'draws');
  const abort = new AbortController();

  let shard: NumberedShard = { images: new Uint8Array(0), labels: new Uint16Array(0), count: 0, first: 0 };
  let used = 0; // images of `shard` that have entered the buffer
  let entered = 0; // images of this epoch that have
  let drawn = 0; // images given out in all
  const beginning = dataset.comesSlowly ? (dataset.shardCounts.train.find((count) => count > 0) ?? capacity) : capacity;

  /** Fills the buffer as far as this epoch allows; a promise when it has to wait for a shard first. */
  const topUp = (take: () => NumberedShard | Promise<NumberedShard>): Promise<void> | undefined => {
    if (buffer.count === 0 && entered === total) entered = 0;
    const slots = Math.min(capacity, beginning + drawn);
    while (buffer.count < slots && entered < total) {
      if (used === shard.count) {
        const next = take();
        if (next instanceof Promise) return next.then(begin);
        begin(next);
      }
      buffer.push(shard, used++);
      entered++;
    }
    return undefined;
  };
  const begin = (next: NumberedShard): void => {
    shard = next;
    used = 0;
  };

  const unread = (): NumberedShard => unreadShard(dataset, order());
  for (; drawn < skip * batchSize; drawn++) {
    void topUp(unread);
    buffer.drop(draws.integer(buffer.count));
  }
  const queue = shardQueue(dataset, order, prefetch);
  const take = (): NumberedShard | Promise<NumberedShard> => queue.take();
  let isRead = skip === 0;
  /** Reads the images that skipping left in the buffer, and the shard that it left half used. */
  const readSkipped = async (): Promise<void> => {
    for (const [index, count] of dataset.shardCounts.train.entries()) {
      const first = firstOfShard(dataset, index);
      const isHalfUsed = count > 0 && first === shard.first && used < shard.count;
      if (!isHalfUsed && !buffer.holdsAny(first, count)) continue;
      const read = { ...(await dataset.readShard('train', index, abort.signal)), first };
      buffer.putIn(read);
      if (isHalfUsed) shard = read;
    }
    isRead = true;
  };
  const fillFrom = (filled: number, into: TrainingImages): Promise<void> | undefined => {
    for (let i = filled; i < batchSize; i++) {
      const waiting = topUp(take);
      if (waiting) return waiting.then(() => fillFrom(i, into));
      buffer.draw(draws.integer(buffer.count), into, i);
      drawn++;
    }
    return undefined;
  };
  return {
    get epoch() {
      return drawn / total;
    },
    next: (into) => (isRead ? fillFrom(0, into) : readSkipped().then(() => fillFrom(0, into))),
    close() {
      abort.abort();
      queue.close();
    },
  };
}

/** A shard of which nothing is known but its numbers. */
function unreadShard(dataset: ImageDataset, index: number): NumberedShard {
  const count = at(dataset.shardCounts.train, index);
  return { images: new Uint8Array(0), labels: new Uint16Array(0), count, first: firstOfShard(dataset, index) };
}

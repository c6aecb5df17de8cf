/**
 * Training batches from shards, in an order that depends on the seed alone and never on timing. Images
 * pass through a shuffle buffer: each draw takes a random slot, which the next image of the shards then
 * fills. The buffer runs empty at the end of an epoch, so every epoch shows each image exactly once. Where
 * shards come slowly, the buffer begins with the first shard and grows by an image with each draw.
 */
import { InputError, at } from '../lib/errors.ts';
import { randomStream } from '../lib/random.ts';
import { imageBytes, imageCount } from './dataset.ts';
import type { ImageDataset } from './dataset.ts';
import { shardQueue, type NumberedShard } from './shard-queue.ts';

export interface TrainingStreamOptions {
  readonly batchSize: number;
  readonly seed: number;
  /** Shards read ahead of need. */
  readonly prefetch?: number;
  /** Images of the shuffle buffer. */
  readonly bufferImages?: number;
  /** Bound on the bytes of the shuffle buffer, which has fewer slots when images are large. */
  readonly bufferBytes?: number;
}

export interface TrainingImages {
  readonly images: Uint8Array;
  readonly labels: Int32Array;
  readonly numbers: Int32Array;
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
  const { batchSize, seed, prefetch = 2, bufferImages = 4096, bufferBytes = 64e6 } = options;
  const total = imageCount(dataset, 'train');
  if (total === 0) throw new InputError('data', `data set ${dataset.name}: has no training images; add some`);
  const size = imageBytes(dataset);
  const capacity = Math.max(1, Math.min(total, bufferImages, Math.floor(bufferBytes / size)));
  const buffer = shuffleBuffer(capacity, size);
  const queue = shardQueue(dataset, seed, prefetch);
  const draws = randomStream(seed, 'draws');

  let shard: NumberedShard = { images: new Uint8Array(0), labels: new Uint16Array(0), count: 0, first: 0 };
  let used = 0; // images of `shard` that have entered the buffer
  let entered = 0; // images of this epoch that have
  let drawn = 0; // images given out in all
  const beginning = dataset.comesSlowly ? (dataset.shardCounts.train.find((count) => count > 0) ?? capacity) : capacity;

  /** Fills the buffer as far as this epoch allows; a promise when it has to wait for a shard first. */
  const topUp = (): Promise<void> | undefined => {
    const slots = Math.min(capacity, beginning + drawn);
    while (buffer.count < slots && entered < total) {
      if (used === shard.count) {
        const next = queue.take();
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
  const fillFrom = (filled: number, into: TrainingImages): Promise<void> | undefined => {
    for (let i = filled; i < batchSize; i++) {
      if (buffer.count === 0 && entered === total) entered = 0;
      const waiting = topUp();
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
    next: (into) => fillFrom(0, into),
    close: () => queue.close(),
  };
}

/** Images in numbered slots 0 … count − 1 of one block of memory. */
function shuffleBuffer(capacity: number, size: number) {
  const images = new Uint8Array(capacity * size);
  const labels = new Uint16Array(capacity);
  const numbers = new Int32Array(capacity);
  return {
    count: 0,
    push(shard: NumberedShard, index: number): void {
      images.set(shard.images.subarray(index * size, (index + 1) * size), this.count * size);
      numbers[this.count] = shard.first + index;
      labels[this.count++] = at(shard.labels, index);
    },
    /** Copies the image of a slot out, and the last image into the slot. */
    draw(slot: number, into: TrainingImages, position: number): void {
      const last = --this.count;
      into.images.set(images.subarray(slot * size, (slot + 1) * size), position * size);
      into.labels[position] = at(labels, slot);
      into.numbers[position] = at(numbers, slot);
      images.copyWithin(slot * size, last * size, (last + 1) * size);
      labels[slot] = at(labels, last);
      numbers[slot] = at(numbers, last);
    },
  };
}

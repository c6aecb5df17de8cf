import { augmentationStream, type AugmentationOptions } from '../data/augmentation.ts';
import { imageBytes, type ImageDataset } from '../data/dataset.ts';
import { trainingStream } from '../data/training-stream.ts';

/** One augmented training batch in buffers that every next one overwrites. */
export interface Batch {
  /** u8 [batch, size, size, channels] */
  readonly images: Uint8Array;
  /** [batch] */
  readonly labels: Int32Array;
  /** [batch, 3]: flip, dx, dy */
  readonly augmentation: Int32Array;
  /** [batch]: each image's number in the data set, counted over all training shards in order. */
  readonly numbers: Int32Array;
  /** Unlike that of any other batch, of other sources too, so that what was computed of one is known to be of it. */
  readonly number: number;
}

export interface BatchSource {
  readonly batch: Batch;
  /** Passes over the training images so far. */
  readonly epoch: number;
  /** Fills `batch` with the next images. */
  next(): Promise<void>;
  /** Before the first `next`: leaves these first batches out, with all that was drawn for them. */
  skip(batches: number): void;
  close(): void;
}

/** Batches filled so far, of all sources: a teacher that remembers its last answer outlives the seeds. */
let filled = 0;

/** The training batches of a seed: the same for every network trained with it. */
export function batchSource(dataset: ImageDataset, batchSize: number, seed: number, augmentation: AugmentationOptions): BatchSource {
  let images = trainingStream(dataset, { batchSize, seed });
  const draws = augmentationStream(seed, augmentation);
  const batch: { -readonly [Key in keyof Batch]: Batch[Key] } = {
    images: new Uint8Array(batchSize * imageBytes(dataset)),
    labels: new Int32Array(batchSize),
    augmentation: new Int32Array(3 * batchSize),
    numbers: new Int32Array(batchSize),
    number: 0,
  };
  return {
    batch,
    get epoch() {
      return images.epoch;
    },
    async next() {
      await images.next(batch);
      draws.fill(batch.augmentation);
      batch.number = ++filled;
    },
    skip(batches) {
      images.close();
      images = trainingStream(dataset, { batchSize, seed, skip: batches });
      for (let i = 0; i < batches; i++) draws.fill(batch.augmentation);
    },
    close: () => images.close(),
  };
}

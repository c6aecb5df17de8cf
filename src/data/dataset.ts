import type { ImageShard } from '../formats/shard.ts';

export type { ImageShard } from '../formats/shard.ts';

export type Split = 'train' | 'validation';

/** What a data set is, without its images. */
export interface DatasetInfo {
  readonly name: string;
  readonly classNames: readonly string[];
  /** Side of the square images, pixels. */
  readonly imageSize: number;
  readonly channels: number;
  /** Per channel, of training values scaled to 0 … 1. */
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/** Labelled images in shards, wherever they come from; shards are read when asked for. */
export interface ImageDataset extends DatasetInfo {
  /** Images in each shard. */
  readonly shardCounts: Readonly<Record<Split, readonly number[]>>;
  /** Validation images of each class, where that is known before they are read. */
  readonly validationClasses?: readonly number[];
  /** Shards may come one by one over a network: training begins with the first, and mixes images of more of them as it goes on. */
  readonly comesSlowly?: boolean;
  /**
   * Reads one shard; the same shard has the same images in the same order each time. The arrays belong to
   * the data set and must not be written to. Throws an InputError naming the file at fault.
   */
  readShard(split: Split, index: number, signal?: AbortSignal): Promise<ImageShard>;
  /** Lets go of files and memory; idempotent. */
  close(): Promise<void>;
}

/** What the configuration says about images. */
export interface OpenDatasetOptions {
  readonly imageSize: number;
  /** Share held out when an image folder has no validation part. */
  readonly validationFraction: number;
  readonly seed: number;
}

/** Images in all shards of a split. */
export function imageCount(dataset: ImageDataset, split: Split): number {
  return dataset.shardCounts[split].reduce((sum, count) => sum + count, 0);
}

/** Bytes of one image. */
export function imageBytes({ imageSize, channels }: DatasetInfo): number {
  return imageSize * imageSize * channels;
}

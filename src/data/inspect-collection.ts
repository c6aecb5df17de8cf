import { at } from '../lib/errors.ts';
import { channelStatistics } from './channel-statistics.ts';
import { countsOf, sampledImages, shuffled, splitImages } from './collection-dataset.ts';
import type { Collection } from './collection.ts';
import { mapConcurrently } from './concurrent.ts';
import type { ImageDataset, OpenDatasetOptions, Split } from './dataset.ts';
import type { Decoder } from './decode/decoder.ts';
import { skippedFiles, type SkippedFiles } from './skipped-files.ts';

/** What a person wants to know of a data set before training on it. */
export interface Inspection {
  readonly kind: string;
  readonly classNames: readonly string[];
  /** Images of each class. */
  readonly counts: Readonly<Record<Split, readonly number[]>>;
  /** Whether the validation images are a share of the training images, as the source has no such part. */
  readonly heldOut: boolean;
  /** Images that were decoded for what follows. */
  readonly sampled: number;
  /** Width and height, pixels; smallest and largest by area. */
  readonly sizes: { readonly smallest: string; readonly largest: string; readonly mostFrequent: string };
  readonly channels: number;
  /** All images of the sample have three equal channels. */
  readonly grey: boolean;
  /** Per channel, of values scaled to 0 … 1, of the images at the size of training. */
  readonly mean: readonly number[];
  readonly std: readonly number[];
  /** Files that are no images of the set. */
  readonly skipped: SkippedFiles;
}

const decodesAtOnce = 8;

/** Looks at a collection: all labels, and the pixels of a sample. Throws an InputError for what cannot be trained on. */
export async function inspectCollection(
  collection: Collection, { imageSize, validationFraction, seed }: OpenDatasetOptions, decoder: Decoder,
): Promise<Inspection> {
  const { kind, classNames, skipped } = collection;
  const { train, validation } = splitImages(collection, validationFraction, seed);
  const sample = shuffled(train, seed, 'train').slice(0, sampledImages);
  const pixels = new Uint8Array(sample.length * imageSize * imageSize * 3);
  const looks = await mapConcurrently(sample, decodesAtOnce, async (image, i) => {
    const { pixels: scaled, ...look } = await decoder.decode(image.path, await image.read(), imageSize);
    pixels.set(scaled, i * scaled.length);
    return look;
  });
  return {
    kind,
    classNames,
    counts: { train: countsOf(train, classNames.length), validation: countsOf(validation, classNames.length) },
    heldOut: collection.validation.length === 0,
    sampled: sample.length,
    sizes: sizesOf(looks),
    channels: 3,
    grey: looks.every(({ grey }) => grey),
    ...channelStatistics(pixels, 3),
    skipped: skippedFiles(skipped),
  };
}

/** The same of a shard directory, whose images have one size and known statistics. */
export async function inspectShards(dataset: ImageDataset): Promise<Inspection> {
  const { classNames, channels, mean, std, imageSize } = dataset;
  const count = async (split: Split): Promise<number[]> => {
    const labels = await mapConcurrently(dataset.shardCounts[split], decodesAtOnce, async (_, i) => [...(await dataset.readShard(split, i)).labels]);
    return countsOf(labels.flat().map((label) => ({ label })), classNames.length);
  };
  const size = sizeText({ width: imageSize, height: imageSize });
  return {
    kind: 'shards', classNames, channels, mean, std,
    counts: { train: await count('train'), validation: await count('validation') },
    heldOut: false, sampled: 0, grey: false,
    sizes: { smallest: size, largest: size, mostFrequent: size },
    skipped: skippedFiles([]),
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function sizesOf(looks: readonly Size[]): Inspection['sizes'] {
  const byArea = looks.toSorted((a, b) => a.width * a.height - b.width * b.height);
  const frequency = new Map<string, number>();
  for (const text of looks.map(sizeText)) frequency.set(text, (frequency.get(text) ?? 0) + 1);
  const [mostFrequent = ''] = [...frequency].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return { smallest: sizeText(at(byArea, 0)), largest: sizeText(at(byArea, byArea.length - 1)), mostFrequent };
}

function sizeText({ width, height }: Size): string {
  return `${width} × ${height}`;
}

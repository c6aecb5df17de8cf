/**
 * Any collection of labelled images as a data set. Images are put in a seeded random order and cut into shards
 * of that order, so that each shard holds all classes; they are read and decoded when a shard is asked for.
 * An image that cannot be decoded is an error that names it: shards never silently lose images.
 */
import { InputError, at } from '../lib/errors.ts';
import { permutation, randomStream } from '../lib/random.ts';
import { channelStatistics } from './channel-statistics.ts';
import type { Collection, LabelledImage } from './collection.ts';
import { mapConcurrently } from './concurrent.ts';
import type { ImageDataset, ImageShard, OpenDatasetOptions, Split } from './dataset.ts';
import { bytesOf, type Decoder } from './decode/decoder.ts';

export interface CollectionOptions extends OpenDatasetOptions {
  readonly name: string;
  /** Belongs to the data set, as the files do: both are closed with it, or at once where it cannot be opened. */
  readonly decoder: Decoder;
  readonly close?: () => Promise<void>;
}

const imagesPerShard = 512;
/** Training images whose mean and standard deviation stand for all: whole shards. */
export const sampledImages = 2 * imagesPerShard;
/**
 * Images read and decoded at once: many small ones, since they go on between training steps alone where an engine holds
 * the thread; few large ones, since they are held in memory.
 */
const atOnce = { least: 8, most: 256, bytes: 16e6 };
/** Blocks whose images are mixed with each other: they must fit in memory together. */
const blocksMixed = 4;
const mostClasses = 65_536; // labels are stored in 16 bits

type Images = readonly LabelledImage[];

/** Opens a collection; decodes a sample of the training images for their mean and standard deviation. */
export async function collectionDataset(collection: Collection, options: CollectionOptions): Promise<ImageDataset> {
  const { decoder, close: closeFiles = async () => undefined } = options;
  const close = async (): Promise<void> => void (await Promise.all([decoder.close(), closeFiles()]));
  try {
    return { ...(await openDataset(collection, options)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openDataset(
  collection: Collection,
  { name, imageSize, validationFraction, seed, decoder }: CollectionOptions,
): Promise<Omit<ImageDataset, 'close'>> {
  const images = splitImages(collection, validationFraction, seed);
  const ordered = { train: shuffled(images.train, seed, 'train'), validation: shuffled(images.validation, seed, 'validation') };
  const read = (some: Images, limit: number, signal?: AbortSignal): Promise<ReadImages> => readImages(some, imageSize, decoder, limit, signal);
  const { shard: sample, largest } = await read(ordered.train.slice(0, sampledImages), atOnce.least);
  const decoded = firstShards(sample);
  const limit = Math.min(atOnce.most, Math.max(atOnce.least, Math.floor(atOnce.bytes / largest)));
  return {
    name,
    classNames: collection.classNames,
    imageSize,
    channels: 3,
    ...channelStatistics(sample.images, 3),
    shardCounts: { train: shardSizes(images.train.length), validation: shardSizes(images.validation.length) },
    validationClasses: countsOf(images.validation, collection.classNames.length),
    async readShard(split, index, signal) {
      signal?.throwIfAborted();
      const ofSample = split === 'train' ? decoded.get(index) : undefined;
      if (ofSample) {
        decoded.delete(index); // it is kept by whoever reads it
        return ofSample;
      }
      const { shard } = await read(ordered[split].slice(index * imagesPerShard, (index + 1) * imagesPerShard), limit, signal);
      return shard;
    },
  };
}

/**
 * The images of each split, by path; those held out are drawn where the collection has no validation part.
 * Throws an InputError for a collection that cannot be learned from.
 */
export function splitImages(collection: Collection, validationFraction: number, seed: number): Record<Split, Images> {
  checkClasses(collection);
  const { classNames } = collection;
  const [train, validation] = [byPath(collection.train), byPath(collection.validation)];
  return validation.length > 0 ? { train, validation } : heldOut(train, classNames, validationFraction, seed);
}

/** Images of each class. */
export function countsOf(images: readonly Pick<LabelledImage, 'label'>[], classes: number): number[] {
  const counts = Array.from({ length: classes }, () => 0);
  for (const { label } of images) counts[label] = at(counts, label) + 1;
  return counts;
}

function checkClasses({ classNames, train, validation }: Collection): void {
  if (train.length === 0) throw new InputError('data', 'no training images: add some, in at least two classes');
  if (classNames.length > mostClasses) {
    throw new InputError('data', `${classNames.length} classes: must be at most ${mostClasses}; are the labels classes?`);
  }
  const outside = [...train, ...validation].find(({ label }) => !(Number.isInteger(label) && label >= 0 && label < classNames.length));
  if (outside) {
    throw new InputError(outside.path, `image ${outside.path}: has label ${outside.label}, but labels go from 0 to ${classNames.length - 1}; correct or remove it`);
  }
  const trained = new Set(train.map(({ label }) => label));
  if (trained.size < 2) {
    const [only = 0] = trained;
    throw new InputError('data', `only one class (${classNames[only]}): there is nothing to tell apart; give at least two, image folders as a folder each`);
  }
  const untrained = validation.find(({ label }) => !trained.has(label));
  if (untrained) {
    const name = classNames[untrained.label];
    throw new InputError('data', `class ${name}: has validation images (${untrained.path}) but no training images; add some`);
  }
}

function byPath(images: Images): Images {
  return images.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Holds the same share of every class out, drawn by the seed; each class keeps at least one training image. */
function heldOut(images: Images, classNames: readonly string[], fraction: number, seed: number): Record<Split, Images> {
  const ofClasses: LabelledImage[][] = classNames.map(() => []);
  for (const image of images) at(ofClasses, image.label).push(image);
  const split: Record<Split, LabelledImage[]> = { train: [], validation: [] };
  for (const [label, ofClass] of ofClasses.entries()) {
    const held = Math.min(ofClass.length - 1, Math.max(1, Math.round(ofClass.length * fraction)));
    for (const [rank, i] of permutation(ofClass.length, randomStream(seed, 'split', at(classNames, label))).entries()) {
      split[rank < held ? 'validation' : 'train'].push(at(ofClass, i));
    }
  }
  return split;
}

/** The images of a split in the order of the data set: random; images of blocks are mixed with those of a few other blocks only. */
export function shuffled(images: Images, seed: number, split: Split): Images {
  const order = randomStream(seed, 'folder', split);
  const mixed = Array.from(permutation(images.length, order), (i) => at(images, i));
  const blocks = [...new Set(mixed.map(({ block }) => block))]; // in random order, as their first images are
  if (blocks.length <= blocksMixed) return mixed;
  const group = new Map(blocks.map((block, rank) => [block, Math.floor(rank / blocksMixed)]));
  return mixed.toSorted((a, b) => (group.get(a.block) ?? 0) - (group.get(b.block) ?? 0)); // stable: random within a group
}

interface ReadImages {
  readonly shard: ImageShard;
  /** Bytes of the largest image as it is stored. */
  readonly largest: number;
}

async function readImages(images: Images, imageSize: number, decoder: Decoder, limit: number, signal?: AbortSignal): Promise<ReadImages> {
  const size = imageSize * imageSize * 3;
  const pixels = new Uint8Array(images.length * size);
  let largest = 1;
  const readInto = async (image: LabelledImage, i: number): Promise<void> => {
    const content = await image.read(signal);
    largest = Math.max(largest, bytesOf(content));
    const decoded = await decoder.decode(image.path, content, imageSize, signal);
    pixels.set(decoded.pixels, i * size);
  };
  await mapConcurrently(images, limit, readInto, signal);
  return { shard: { images: pixels, labels: Uint16Array.from(images, ({ label }) => label), count: images.length }, largest };
}

/** The shards that a sample of the first training images makes, by index: whole ones, as its images are a multiple of theirs or all. */
function firstShards({ images, labels, count }: ImageShard): Map<number, ImageShard> {
  const bytes = images.length / count;
  return new Map(shardSizes(count).map((size, index) => {
    const [from, to] = [index * imagesPerShard, index * imagesPerShard + size];
    return [index, { images: images.slice(from * bytes, to * bytes), labels: labels.slice(from, to), count: size }];
  }));
}

function shardSizes(images: number): number[] {
  return Array.from({ length: Math.ceil(images / imagesPerShard) }, (_, i) => Math.min(imagesPerShard, images - i * imagesPerShard));
}

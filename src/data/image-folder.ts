/**
 * A folder of image files as a data set. Files are put in a seeded random order and cut into shards of
 * that order, so that each shard holds all classes; they are read and decoded when a shard is asked for.
 * A file that cannot be decoded is an error that names it: shards never silently lose images.
 */
import { InputError, at, messageOf } from '../lib/errors.ts';
import { permutation, randomStream } from '../lib/random.ts';
import { mapConcurrently } from './concurrent.ts';
import type { ImageDataset, ImageShard, Split } from './dataset.ts';
import { folderLayout } from './folder-layout.ts';
import type { LabelledEntry } from './folder-layout.ts';
import { channelStatistics } from './channel-statistics.ts';
import { squareResizer } from './resize-image.ts';
import type { Picture } from './resize-image.ts';

/** A file in a zip, a directory or a list of chosen files. */
export interface ImageEntry {
  readonly path: string;
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

/** Decodes an image file into RGB (3 channels); throws whatever the platform throws when it cannot. */
export type DecodeImage = (bytes: Uint8Array<ArrayBuffer>) => Promise<Picture>;

export interface ImageFolderOptions {
  readonly name: string;
  readonly imageSize: number;
  /** Share of images held out when the folder has no validation part of its own. */
  readonly validationFraction: number;
  readonly seed: number;
  readonly close?: () => Promise<void>;
}

export interface ImageFolder extends ImageDataset {
  /** Files that are no images and were left out. */
  readonly skippedFiles: number;
}

const imagesPerShard = 512;
const sampledImages = 1024; // for mean and standard deviation
const decodesAtOnce = 8;

type Files = readonly LabelledEntry<ImageEntry>[];

/** Opens an image folder; decodes a sample of the training images for their mean and standard deviation. */
export async function openImageFolder(
  entries: readonly ImageEntry[],
  decode: DecodeImage,
  { name, imageSize, validationFraction, seed, close = async () => undefined }: ImageFolderOptions,
): Promise<ImageFolder> {
  const { classNames, train, validation, skipped } = folderLayout(entries, { validationFraction, seed });
  const files = { train: shuffled(train, seed, 'train'), validation: shuffled(validation, seed, 'validation') };
  const read = (some: Files, signal?: AbortSignal): Promise<ImageShard> => readImages(some, decode, imageSize, signal);
  const sample = await read(files.train.slice(0, sampledImages));
  return {
    name,
    classNames,
    imageSize,
    channels: 3,
    ...channelStatistics(sample.images, 3),
    shardCounts: { train: shardSizes(train.length), validation: shardSizes(validation.length) },
    skippedFiles: skipped,
    readShard: (split, index, signal) => read(files[split].slice(index * imagesPerShard, (index + 1) * imagesPerShard), signal),
    close,
  };
}

async function readImages(files: Files, decode: DecodeImage, imageSize: number, signal?: AbortSignal): Promise<ImageShard> {
  const resize = squareResizer(imageSize);
  const size = imageSize * imageSize * 3;
  const images = new Uint8Array(files.length * size);
  const decodeInto = async ({ entry }: LabelledEntry<ImageEntry>, i: number): Promise<void> => {
    images.set(resize(await decodeEntry(entry, decode)), i * size);
  };
  await mapConcurrently(files, decodesAtOnce, decodeInto, signal);
  return { images, labels: Uint16Array.from(files, ({ label }) => label), count: files.length };
}

async function decodeEntry(entry: ImageEntry, decode: DecodeImage): Promise<Picture> {
  const bytes = await entry.read();
  try {
    return await decode(bytes);
  } catch (error) {
    throw new InputError(entry.path, `image ${entry.path}: cannot be decoded (${messageOf(error)}); replace or remove it`);
  }
}

function shuffled(files: Files, seed: number, split: Split): Files {
  return Array.from(permutation(files.length, randomStream(seed, 'folder', split)), (i) => at(files, i));
}

function shardSizes(images: number): number[] {
  return Array.from({ length: Math.ceil(images / imagesPerShard) }, (_, i) => Math.min(imagesPerShard, images - i * imagesPerShard));
}

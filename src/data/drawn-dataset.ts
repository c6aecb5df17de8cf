/**
 * Data sets that come with the program: classes of drawn shapes, made by a seeded generator. Every picture
 * has a random stream of its own, so it does not depend on the others.
 */
import { at } from '../lib/errors.ts';
import { randomStream } from '../lib/random.ts';
import type { ImageDataset, ImageShard, Split } from './dataset.ts';
import type { Outline } from './shape-outlines.ts';
import { drawPicture, pictureSize } from './shape-picture.ts';

/** Goes up whenever the generator draws other bytes, so that older copies are made anew. */
const generatorVersion = 1;

/** What a manifest says of where its drawn images came from. */
export function drawnSource(name: string, seed: number): string {
  return `${name} generator ${generatorVersion}, seed ${seed}`;
}

/** What is left open of a drawn data set; its own sizes and seed 0 unless given. */
export interface DrawnOptions {
  readonly seed?: number;
  readonly trainImages?: number;
  readonly validationImages?: number;
}

interface DrawnClasses {
  readonly name: string;
  readonly outlines: readonly Outline[];
  /** Per channel, measured on the training images of seed 0. */
  readonly mean: readonly number[];
  readonly std: readonly number[];
  readonly seed: number;
  readonly trainImages: number;
  readonly validationImages: number;
}

const shardImages = 1024;
const pictureBytes = pictureSize * pictureSize * 3;

/** The data set, drawn shard by shard when read; classes take turns, so each has its equal share. */
export function drawnDataset(classes: DrawnClasses): ImageDataset {
  const { name, outlines, mean, std, trainImages, validationImages } = classes;
  const shardCounts = { train: shardSizes(trainImages), validation: shardSizes(validationImages) };
  return {
    name, mean, std, shardCounts,
    classNames: outlines.map((outline) => outline.name),
    imageSize: pictureSize,
    channels: 3,
    readShard: async (split, index) => drawShard(classes, split, index * shardImages, at(shardCounts[split], index)),
    close: async () => undefined,
  };
}

function drawShard({ name, outlines, seed }: DrawnClasses, split: Split, first: number, count: number): ImageShard {
  const images = new Uint8Array(count * pictureBytes);
  const labels = new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    const number = first + i;
    labels[i] = number % outlines.length;
    const stream = randomStream(seed, name, split, number);
    images.set(drawPicture(at(outlines, number % outlines.length), stream), i * pictureBytes);
  }
  return { images, labels, count };
}

function shardSizes(images: number): number[] {
  return Array.from({ length: Math.ceil(images / shardImages) }, (_, i) => Math.min(shardImages, images - i * shardImages));
}

/**
 * shapes10, the data set that comes with the program: ten classes of drawn shapes, made by a seeded
 * generator. Every picture has a random stream of its own, so it does not depend on the others.
 */
import { at } from '../lib/errors.ts';
import { randomStream } from '../lib/random.ts';
import type { ImageDataset, ImageShard, Split } from './dataset.ts';
import { outlines } from './shape-outlines.ts';
import { drawPicture, pictureSize } from './shape-picture.ts';

/** Goes up whenever the generator draws other bytes, so that older copies are made anew. */
const generatorVersion = 1;

/** What a manifest says of where its shapes10 came from. */
export function shapes10Source(seed: number): string {
  return `shapes10 generator ${generatorVersion}, seed ${seed}`;
}

export interface Shapes10Options {
  readonly seed?: number;
  readonly trainImages?: number;
  readonly validationImages?: number;
}

const shardImages = 1024;
const pictureBytes = pictureSize * pictureSize * 3;

/** The data set, drawn shard by shard when read; classes take turns, so each has its equal share. */
export function shapes10(options: Shapes10Options = {}): ImageDataset {
  const { seed = 0, trainImages = 10_240, validationImages = 2_048 } = options;
  const shardCounts = { train: shardSizes(trainImages), validation: shardSizes(validationImages) };
  return {
    name: 'shapes10',
    classNames: outlines.map(({ name }) => name),
    imageSize: pictureSize,
    channels: 3,
    mean: [0.502, 0.501, 0.502], // measured on the training images of seed 0
    std: [0.184, 0.183, 0.183],
    shardCounts,
    readShard: async (split, index) => drawShard(seed, split, index * shardImages, at(shardCounts[split], index)),
    close: async () => undefined,
  };
}

function drawShard(seed: number, split: Split, first: number, count: number): ImageShard {
  const images = new Uint8Array(count * pictureBytes);
  const labels = new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    const number = first + i;
    labels[i] = number % outlines.length;
    const stream = randomStream(seed, 'shapes10', split, number);
    images.set(drawPicture(at(outlines, number % outlines.length), stream), i * pictureBytes);
  }
  return { images, labels, count };
}

function shardSizes(images: number): number[] {
  return Array.from({ length: Math.ceil(images / shardImages) }, (_, i) => Math.min(shardImages, images - i * shardImages));
}

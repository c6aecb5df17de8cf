import type { ExperimentConfig } from '../config/fields.ts';
import { defaultConfig } from '../config/defaults.ts';
import type { ImageDataset, ImageShard, Split } from '../data/dataset.ts';
import { at } from '../lib/errors.ts';
import { randomStream } from '../lib/random.ts';

const IMAGE_SIZE = 8;
const CLASS_NAMES = ['red', 'green', 'blue'];

/**
 * Noise in which one colour is stronger: three classes that a network learns in a few dozen steps. In memory,
 * 8 × 8 px, two training shards of 20 images and two validation shards of 10.
 */
export function colouredDataset(validation: readonly number[] = [10, 10]): ImageDataset {
  const shardCounts = { train: [20, 20], validation };
  return {
    name: 'coloured',
    classNames: CLASS_NAMES,
    imageSize: IMAGE_SIZE,
    channels: 3,
    mean: [0.5, 0.5, 0.5],
    std: [0.25, 0.25, 0.25],
    shardCounts,
    readShard: async (split, index) => drawnOnce(split, index, at(shardCounts[split], index)),
    close: () => Promise.resolve(),
  };
}

/** By split, index and size: tests read the same few shards hundreds of times. */
const drawn = new Map<string, ImageShard>();

function drawnOnce(split: Split, index: number, count: number): ImageShard {
  const key = `${split} ${index} ${count}`;
  const shard = drawn.get(key) ?? colouredShard(split, index, count);
  drawn.set(key, shard);
  return shard;
}

function colouredShard(split: Split, index: number, count: number): ImageShard {
  const stream = randomStream(0, split, index);
  const labels = Uint16Array.from({ length: count }, () => stream.integer(CLASS_NAMES.length));
  const pixels = IMAGE_SIZE ** 2 * 3;
  const images = Uint8Array.from({ length: count * pixels }, (_, i) => {
    const strong = i % 3 === labels[Math.floor(i / pixels)];
    return stream.integer(156) + (strong ? 100 : 0);
  });
  return { images, labels, count };
}

/** The smallest experiment in which every part of the method has something to do: seconds on a processor. */
export const tinyConfig: ExperimentConfig = {
  ...defaultConfig,
  imageSize: IMAGE_SIZE,
  patchSize: 4,
  dim: 8,
  heads: 2,
  mlpRatio: 1,
  stageLayout: [1, 2],
  batchSize: 8,
  steps: 6,
  shift: 1,
  depths: [2, 3, 4],
  draws: 2,
  evaluateEvery: 2,
  evaluationImages: 7,
  ancestorDepth: 2,
  ancestorDim: 12,
  ancestorHeads: 3,
  ancestorSteps: 5,
};

import { InputError, at } from '../lib/errors.ts';
import { formatBytes } from '../lib/format.ts';
import { permutation, randomStream } from '../lib/random.ts';
import { imageBytes, imageCount } from './dataset.ts';
import type { ImageDataset, ImageShard } from './dataset.ts';

export interface ValidationOptions {
  /** Images of a random subset, the same for the same seed; without it all of them. */
  readonly limit?: number;
  readonly seed?: number;
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
}

/**
 * The validation images, or a subset of them with classes mixed as in the whole, in the data set's order
 * and in one block. Throws an InputError when there are none or when they take more than `maxBytes`.
 */
export async function loadValidation(dataset: ImageDataset, options: ValidationOptions = {}): Promise<ImageShard> {
  const { limit = Infinity, seed = 0, maxBytes = 512e6, signal } = options;
  const total = imageCount(dataset, 'validation');
  const count = Math.min(limit, total);
  if (count === 0) throw new InputError('data', `data set ${dataset.name}: has no validation images; add a test part`);
  const size = imageBytes(dataset);
  if (count * size > maxBytes) {
    throw new InputError(
      'data',
      `${count} validation images of ${formatBytes(size)}: need ${formatBytes(count * size)}, more than ` +
        `${formatBytes(maxBytes)}; use fewer images or a smaller image size`,
    );
  }
  const chosen = permutation(total, randomStream(seed, 'validation')).slice(0, count).sort();
  return gather(dataset, chosen, signal);
}

/** Copies the images of these numbers (ascending, counted over all shards) into one block. */
async function gather(dataset: ImageDataset, chosen: Uint32Array, signal?: AbortSignal): Promise<ImageShard> {
  const size = imageBytes(dataset);
  const images = new Uint8Array(chosen.length * size);
  const labels = new Uint16Array(chosen.length);
  let position = 0;
  let first = 0; // number of the shard's first image
  for (const [index, count] of dataset.shardCounts.validation.entries()) {
    const inShard = (): boolean => position < chosen.length && at(chosen, position) < first + count;
    if (inShard()) {
      const shard = await dataset.readShard('validation', index, signal);
      for (; inShard(); position++) {
        const from = at(chosen, position) - first;
        images.set(shard.images.subarray(from * size, (from + 1) * size), position * size);
        labels[position] = at(shard.labels, from);
      }
    }
    first += count;
  }
  return { images, labels, count: chosen.length };
}

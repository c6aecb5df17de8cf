import { InputError, at } from '../lib/errors.ts';
import { permutation, randomStream } from '../lib/random.ts';
import { imageBytes, imageCount, type ImageDataset, type ImageShard } from './dataset.ts';
import { loadValidation, type ValidationOptions } from './validation-batches.ts';

/**
 * The validation images of live evaluations: `limit` of them, each class with its share, from as few of the first
 * shards as have them, so that a slow network has brought them soon. Which they are depends on the data set and the
 * seed alone, not on what is there already. A shard holds all classes where images can be put in any order; where a
 * source's order is by class and its blocks stay together, shards are read until each class has its share, if need be
 * all of them: an early evaluation on a few classes would tell little. Where the counts of classes are not known
 * before, the images are drawn from all shards. Throws an InputError as `loadValidation` does.
 */
export async function loadLive(dataset: ImageDataset, options: ValidationOptions & { readonly limit: number }): Promise<ImageShard> {
  const { limit, seed = 0, signal } = options;
  const { validationClasses } = dataset;
  if (!validationClasses || limit >= imageCount(dataset, 'validation')) return loadValidation(dataset, options);
  return gatherFirst(dataset, sharesOf(validationClasses, limit, seed), signal);
}

/**
 * How many of `limit` images each class gives: its share of all, up or down to a whole number. Systematic sampling:
 * classes lie side by side in random order, each as long as its share, and every mark at distance 1 from a random
 * start is one image, so that on average over seeds a class gets its share exactly, however small.
 */
export function sharesOf(counts: readonly number[], limit: number, seed: number): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const stream = randomStream(seed, 'live');
  const shares = counts.map(() => 0);
  const start = stream.integer(total);
  let [images, marks] = [0, 0]; // of the classes so far
  for (const label of permutation(counts.length, stream)) {
    images += at(counts, label);
    const now = Math.floor((images * limit + start) / total);
    shares[label] = now - marks;
    marks = now;
  }
  return shares;
}

/** The first images of each class, so many, in the data set's order and in one block. */
async function gatherFirst(dataset: ImageDataset, shares: readonly number[], signal: AbortSignal | undefined): Promise<ImageShard> {
  const wanted = shares.reduce((sum, count) => sum + count, 0);
  const size = imageBytes(dataset);
  const images = new Uint8Array(wanted * size);
  const labels = new Uint16Array(wanted);
  const left = [...shares];
  let count = 0;
  for (const [index, inShard] of dataset.shardCounts.validation.entries()) {
    if (count === wanted) break;
    if (inShard === 0) continue;
    const shard = await dataset.readShard('validation', index, signal);
    for (const [i, label] of shard.labels.entries()) {
      if (!left[label]) continue;
      left[label]--;
      images.set(shard.images.subarray(i * size, (i + 1) * size), count * size);
      labels[count++] = label;
    }
  }
  if (count === wanted) return { images, labels, count };
  throw new InputError('data', `data set ${dataset.name}: has fewer validation images of some classes than it tells; remove the kept set and start anew`);
}

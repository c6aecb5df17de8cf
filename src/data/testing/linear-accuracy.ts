import type { ImageDataset } from '../dataset.ts';
import { loadValidation } from '../validation-batches.ts';
import { joinedShards } from './joined-shards.ts';
import { meanColourFeatures, pixelFeatures, softmaxRegressionAccuracy } from './softmax-regression.ts';

/** Validation accuracy of a linear classifier on the mean colour of each image, trained on four shards. */
export async function meanColourAccuracy(dataset: ImageDataset): Promise<number> {
  const train = meanColourFeatures(await joinedShards(dataset, 'train', 4));
  const test = meanColourFeatures(await loadValidation(dataset));
  return softmaxRegressionAccuracy(train, test, { classes: dataset.classNames.length, epochs: 5, learningRate: 0.02 });
}

/** The same on all pixels. */
export async function pixelAccuracy(dataset: ImageDataset): Promise<number> {
  const train = pixelFeatures(await joinedShards(dataset, 'train', 4));
  const test = pixelFeatures(await loadValidation(dataset));
  return softmaxRegressionAccuracy(train, test, { classes: dataset.classNames.length, epochs: 8, learningRate: 0.002 });
}

import { at } from '../../lib/errors.ts';
import { permutation, randomStream } from '../../lib/random.ts';
import type { ImageShard } from '../dataset.ts';

/** Rows of features, one an image, and their labels. */
export interface Examples {
  readonly features: readonly Float32Array[];
  readonly labels: Uint16Array;
}

/** The pixels of each image, scaled to about −1 … 1. */
export function pixelFeatures({ images, labels, count }: ImageShard): Examples {
  const size = images.length / count;
  const row = (i: number): Float32Array => Float32Array.from(images.subarray(i * size, (i + 1) * size), (value) => value / 127.5 - 1);
  return { features: Array.from({ length: count }, (_, i) => row(i)), labels };
}

/** The mean of each colour channel of each image, spread out so that a classifier can tell them apart. */
export function meanColourFeatures({ images, labels, count }: ImageShard): Examples {
  const size = images.length / count;
  const row = (i: number): Float32Array => {
    const sums = new Float32Array(3);
    for (let k = 0; k < size; k++) sums[k % 3] = at(sums, k % 3) + at(images, i * size + k);
    return sums.map((sum) => sum / (size / 3) / 25 - 5);
  };
  return { features: Array.from({ length: count }, (_, i) => row(i)), labels };
}

/**
 * Accuracy on `test` of multinomial logistic regression: plain stochastic gradient descent on the
 * cross-entropy, one example at a time, learning rate falling linearly to 0.
 */
export function softmaxRegressionAccuracy(
  train: Examples,
  test: Examples,
  { classes, epochs, learningRate }: { readonly classes: number; readonly epochs: number; readonly learningRate: number },
): number {
  const width = at(train.features, 0).length + 1;
  const weights = Array.from({ length: classes }, () => new Float32Array(width));
  const steps = epochs * train.features.length;
  let order = permutation(0, randomStream(0));
  for (let step = 0; step < steps; step++) {
    const place = step % train.features.length;
    if (place === 0) order = permutation(train.features.length, randomStream(0, 'regression', step));
    const example = at(order, place);
    const rate = learningRate * (1 - step / steps);
    learn(weights, at(train.features, example), at(train.labels, example), rate);
  }
  const right = test.features.filter((features, i) => best(logitsOf(weights, features)) === at(test.labels, i));
  return right.length / test.features.length;
}

function learn(weights: readonly Float32Array[], features: Float32Array, label: number, rate: number): void {
  const logits = logitsOf(weights, features);
  const largest = Math.max(...logits);
  const exponentials = logits.map((logit) => Math.exp(logit - largest));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  for (const [k, row] of weights.entries()) {
    const step = rate * ((k === label ? 1 : 0) - at(exponentials, k) / sum);
    for (let i = 0; i < features.length; i++) row[i] = (row[i] as number) + step * (features[i] as number);
    row[features.length] = at(row, features.length) + step; // the bias
  }
}

function logitsOf(weights: readonly Float32Array[], features: Float32Array): number[] {
  return weights.map((row) => {
    let sum = at(row, features.length);
    for (let i = 0; i < features.length; i++) sum += (row[i] as number) * (features[i] as number);
    return sum;
  });
}

function best(logits: readonly number[]): number {
  return logits.indexOf(Math.max(...logits));
}

import { expect, test } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import { vitShapeOf } from '../config/training-budget.ts';
import type { MetricPoint, NetworkName } from '../formats/metrics.ts';
import { flopCount } from '../sws/costs.ts';
import { nothingSpent, spendingAfter, spentOf } from './spending.ts';

const images = { channels: 3, classes: 10, trainImages: 640 };
const shape = vitShapeOf(defaultConfig, images);

function training(network: NetworkName, seed: number, step: number): MetricPoint {
  return { kind: 'training', network, seed, step, epoch: 0, seconds: 0, images: step * 64, loss: 2, gradientNorm: 1, learningRate: 0.001 };
}

function tuning(seed: number, step: number): MetricPoint {
  return { kind: 'tuning', strategy: 'cyclic', depth: 6, seed, step, epoch: 0, seconds: 0, images: 256, loss: 2, accuracy: 0.2 };
}

const points = [
  training('aux-net', 1, 1), training('aux-net', 1, 2), training('vanilla-net', 1, 2), training('aux-net', 2, 3),
  training('trained-5', 1, 4), tuning(1, 0), tuning(1, 5), tuning(2, 10),
];

test('each network has spent its images, of all seeds, times the FLOPs of its layers', () => {
  const spent = spentOf(spendingAfter(nothingSpent, points), defaultConfig, images);
  // 64 images a step; the Aux-Net of the quick preset has 8 layers, its vanilla net 4; 640 images are an epoch.
  expect(spent).toEqual([
    { network: 'aux-net', depth: 8, seeds: 2, images: 5 * 64, epochs: 0.5, sampleFlops: 5 * 64 * flopCount(shape, 8) },
    { network: 'vanilla-net', depth: 4, seeds: 1, images: 2 * 64, epochs: 0.2, sampleFlops: 2 * 64 * flopCount(shape, 4) },
    { network: 'trained-5', depth: 5, seeds: 1, images: 4 * 64, epochs: 0.4, sampleFlops: 4 * 64 * flopCount(shape, 5) },
    { network: 'tuned-cyclic-6', strategy: 'cyclic', depth: 6, seeds: 2, images: 15 * 64, epochs: 1.5, sampleFlops: 15 * 64 * flopCount(shape, 6) },
  ]);
});

test('reading points as they come gives what reading them at once gives', () => {
  let spending = nothingSpent;
  for (let count = 0; count <= points.length; count++) spending = spendingAfter(spending, points, count);
  expect(spending).toEqual(spendingAfter(nothingSpent, points));
});

test('tuning counts epochs of the images that are tuned on', () => {
  const target = { channels: 3, classes: 8, trainImages: 320 };
  expect(spentOf(spendingAfter(nothingSpent, points), defaultConfig, images, target).at(-1)?.epochs).toBe(3);
});

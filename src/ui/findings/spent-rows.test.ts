import { expect, test } from 'vitest';
import { defaultConfig } from '../../config/defaults.ts';
import { english } from '../../messages/en/english.ts';
import { spentRows, totalOf } from './spent-rows.ts';

const images = { channels: 3, classes: 10, trainImages: 640 };
const config = {
  ...defaultConfig, batchSize: 64, steps: 100, seeds: 2, strategies: ['cyclic', 'trained'], depths: [8], tuneSteps: 20,
  tuneStrategies: ['cyclic'], tuneDepths: [8],
} as const;

test('every network that is planned has a row, all seeds together', () => {
  const rows = spentRows([], config, images, images, english);
  // 2 seeds of 100 steps of 64 images are 20 passes over 640; of 20 steps, 4.
  expect(rows.map(({ label, plannedEpochs, epochs }) => [label, plannedEpochs, epochs])).toEqual([
    ['Aux-Net', 20, 0], ['Trained, 8 layers', 20, 0], ['SWS (cyclic), 8 layers, in tuning', 4, 0],
  ]);
});

test('what is spent stands beside its plan and adds up', () => {
  const spent = [{ network: 'aux-net', depth: 8, seeds: 1, images: 6400, epochs: 10, sampleFlops: 5e9 }] as const;
  const rows = spentRows(spent, config, images, images, english);
  expect(rows[0]).toMatchObject({ epochs: 10, plannedEpochs: 20, sampleFlops: 5e9 });
  expect(totalOf(rows)).toMatchObject({ epochs: 10, plannedEpochs: 44, sampleFlops: 5e9 });
});

import { expect, test } from 'vitest';
import type { TrainingPoint } from '../formats/metrics.ts';
import { auxNetAtEnd, evaluated, madeResults, tuned } from './results.fixture.ts';
import { thinned } from './thinned.ts';

const training = (step: number): TrainingPoint => ({
  kind: 'training', network: 'aux-net', seed: 1, step, epoch: step / 10, seconds: step, images: 128 * step, loss: 2, gradientNorm: 1, learningRate: 0.001,
});

test('thinning leaves the first and each tenth training point, and all that was measured on validation images', () => {
  const measured = [auxNetAtEnd(1, 0.5, 7), tuned({ step: 3 })];
  const whole = madeResults({ series: [...Array.from({ length: 25 }, (_, i) => training(i + 1)), ...measured], evaluations: [evaluated({})] });
  const kept = thinned(whole, 10);
  expect(kept.series).toEqual([training(1), training(10), training(20), ...measured]);
  expect({ ...kept, series: whole.series }).toEqual(whole);
});

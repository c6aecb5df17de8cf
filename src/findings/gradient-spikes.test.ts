import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TrainingPoint } from '../formats/metrics.ts';
import { gradientSpikes, SPIKE_RATIO, SpikeWatch } from './gradient-spikes.ts';

const point = (step: number, gradientNorm: number, seed = 0): TrainingPoint => ({
  kind: 'training', network: 'aux-net', seed, step, epoch: 0, seconds: 0, images: 0, loss: 1, gradientNorm, learningRate: 0.001,
});

test('a norm is a spike from five times the median of the steps before it on, which a spike before it does not raise', () => {
  const norms = [...Array<number>(10).fill(2), 10, 10.1, 2, 30, 2];
  expect(gradientSpikes(norms.map((norm, i) => point(i + 1, norm)))).toEqual([
    { network: 'aux-net', seed: 0, step: 12, ratio: 5.05 }, { network: 'aux-net', seed: 0, step: 14, ratio: 15 },
  ]);
});

test('the first steps have nothing to be held against', () => {
  expect(gradientSpikes([1, 100, 1, 100].map((norm, i) => point(i + 1, norm)))).toEqual([]);
});

test('seeds are watched apart', () => {
  const points = Array.from({ length: 20 }, (_, i) => [point(i + 1, 1, 0), point(i + 1, 50, 1)]).flat();
  expect(gradientSpikes(points)).toEqual([]);
});

test('norms that stay within the ratio of each other are never spikes, those that are no numbers neither', () => {
  const norm = fc.oneof(fc.double({ min: 1, max: SPIKE_RATIO, noNaN: true }), fc.constantFrom(Number.NaN, Infinity));
  fc.assert(fc.property(fc.array(norm, { maxLength: 100 }), (norms) => {
    const watch = new SpikeWatch();
    expect(norms.map((each, i) => watch.next(point(i + 1, each)))).toEqual(norms.map(() => undefined));
  }));
});

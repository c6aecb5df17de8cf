import { expect, test } from 'vitest';
import { flopCount } from '../sws/costs.ts';
import { defaultConfig } from './defaults.ts';
import type { ExperimentConfig } from './fields.ts';
import { neededNetworks, seedsOf, trainedDepths, trainsAncestor } from './needed-networks.ts';
import { trainingBudgets, trainingCost, trainingSteps, vitShapeOf } from './training-budget.ts';

const images = { channels: 3, classes: 10 };
const listed = (changes: Partial<ExperimentConfig>): readonly string[] =>
  trainingBudgets({ ...defaultConfig, ...changes }, images).map(({ network, depth, steps }) => `${network} ${depth} ${steps}`);

test('the Aux-Net is always trained, all else where some strategy needs it', () => {
  expect(listed({ strategies: ['scratch'] })).toEqual(['aux-net 8 300']);
  expect(listed({ strategies: ['simple-lg', 'tleg', 'vanilla-lg', 'selection-first'] })).toEqual([
    'aux-net 8 300', 'vanilla-net 4 300', 'tleg-net 8 300', 'deep-net 8 300',
  ]);
});

test('trained networks are trained once for each depth, whether they are seen untuned or tuned', () => {
  const config = { ...defaultConfig, strategies: ['trained'], depths: [4, 6], tuneSteps: 9, tuneStrategies: ['trained'], tuneDepths: [6, 8] } as const;
  expect(trainedDepths(config)).toEqual([4, 6, 8]);
  expect(trainedDepths({ ...config, tuneSteps: 0 })).toEqual([4, 6]);
});

test('tuned Des-Nets have their steps, scratch its own', () => {
  expect(listed({ strategies: ['cyclic'], tuneSteps: 9, tuneStrategies: ['cyclic', 'scratch'], tuneDepths: [4, 6], scratchSteps: 70 })).toEqual([
    'aux-net 8 300', 'tuned 4 9', 'tuned 6 9', 'tuned 4 70', 'tuned 6 70',
  ]);
});

test('what tuning needs is trained too, and without tuning steps is not', () => {
  const config = { ...defaultConfig, strategies: ['cyclic'], tuneStrategies: ['simple-lg', 'tleg'] } as const;
  expect([...neededNetworks(config)]).toEqual(['aux-net']);
  expect([...neededNetworks({ ...config, tuneSteps: 1 })]).toEqual(['aux-net', 'vanilla-net', 'tleg-net']);
});

test('an ancestor is trained to teach, or to have its weights selected, unless a file brings it', () => {
  const selecting = { ...defaultConfig, strategies: ['selection-width'] } as const;
  expect(trainsAncestor(defaultConfig)).toBe(false);
  expect(trainsAncestor({ ...defaultConfig, ancestor: 'trained' })).toBe(true);
  expect(trainsAncestor(selecting)).toBe(true);
  expect(trainsAncestor({ ...selecting, ancestor: 'safetensors' })).toBe(false);
});

test('seeds count up from the first, and from the largest go on at 0', () => {
  expect(seedsOf({ ...defaultConfig, seed: 5, seeds: 3 })).toEqual([5, 6, 7]);
  expect(seedsOf({ ...defaultConfig, seed: 2 ** 32 - 1, seeds: 2 })).toEqual([2 ** 32 - 1, 0]);
});

test('every seed costs the same again, the ancestor’s training once', () => {
  const config = { ...defaultConfig, strategies: ['cyclic'], ancestor: 'trained', ancestorSteps: 100, seeds: 3 } as const;
  expect(trainingSteps(config, images)).toBe(100 + 3 * 300);
  const shape = vitShapeOf(config, images);
  const ancestor = flopCount({ ...shape, dim: 96 }, 10);
  expect(trainingCost(config, images, flopCount)).toBe(64 * (100 * 3 * ancestor + 3 * 300 * (3 * flopCount(shape, 8) + ancestor)));
});

test('an ancestor that looks at each image once takes no part in a step', () => {
  const config = { ...defaultConfig, strategies: ['cyclic'], ancestor: 'trained', teacherViews: 'cached' } as const;
  const untaught = trainingCost({ ...config, ancestor: 'none' }, images, flopCount);
  const ancestor = 64 * 300 * 3 * flopCount({ ...vitShapeOf(config, images), dim: 96 }, 10);
  expect(trainingCost(config, images, flopCount)).toBe(untaught + ancestor);
});

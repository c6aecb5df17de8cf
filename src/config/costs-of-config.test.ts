import { expect, test } from 'vitest';
import { costsOfConfig, liveEvaluations } from './costs-of-config.ts';
import { ancestorShapeOf, vitShapeOf } from './training-budget.ts';
import { defaultConfig } from './defaults.ts';
import { flopCount, parameterCount } from '../sws/costs.ts';

const images = { channels: 3, classes: 10 };
const shape = vitShapeOf(defaultConfig, images);
const perImage = (depth: number): number => flopCount(shape, depth);

test('the quick preset’s networks cost what the formulas say', () => {
  const costs = costsOfConfig(defaultConfig, images);
  expect(costs.tokens).toBe(16);
  // Layout 2,2,2,2: four layers stored, eight run.
  expect(costs.auxNet).toEqual({ depth: 8, parameters: parameterCount(shape, 4), flops: perImage(8) });
  expect(costs.vanillaNet).toEqual({ depth: 4, parameters: parameterCount(shape, 4), flops: perImage(4) });
  expect(costs.desNets.map((network) => network.depth)).toEqual([4, 5, 6, 7, 8]);
  expect(costs.ancestor).toBeUndefined();
});

test('training costs three forward passes a step, of 64 images, 300 times, for both nets', () => {
  const costs = costsOfConfig(defaultConfig, images);
  expect(costs.trainingSteps).toBe(600);
  expect(costs.trainingFlops).toBe(3 * 64 * 300 * (perImage(8) + perImage(4)));
});

test('without Simple-LG no vanilla net is trained', () => {
  const costs = costsOfConfig({ ...defaultConfig, strategies: ['cyclic'] }, images);
  expect(costs.vanillaNet).toBeUndefined();
  expect(costs.trainingSteps).toBe(300);
});

test('an ancestor adds its own training and a prediction for every image that the Aux-Net sees', () => {
  const config = { ...defaultConfig, ancestor: 'trained', ancestorSteps: 100, strategies: ['cyclic'] } as const;
  const costs = costsOfConfig(config, images);
  const ancestor = flopCount(ancestorShapeOf(config, images), 10);
  expect(costs.ancestor?.flops).toBe(ancestor);
  expect(costs.trainingSteps).toBe(400);
  expect(costs.trainingFlops).toBe(64 * (100 * 3 * ancestor + 300 * (3 * perImage(8) + ancestor)));
});

test('live evaluations count every random draw', () => {
  const costs = costsOfConfig(defaultConfig, images);
  // Five depths of cyclic, Simple-LG and three random draws; every 50 of 300 steps but the last, 256 images each.
  expect(costs.evaluatedNetworks).toBe(25);
  expect(costs.liveEvaluations).toBe(5);
  const once = [4, 5, 6, 7, 8].reduce((sum, depth) => sum + perImage(depth), 0);
  expect(costs.liveEvaluationFlops).toBe(5 * 256 * 5 * once);
});

test.each([[300, 50, 5], [6, 2, 2], [7, 2, 3], [5, 10, 0], [1, 1, 0]])('%d steps with an evaluation every %d have %d live ones', (steps, evaluateEvery, expected) => {
  expect(liveEvaluations({ ...defaultConfig, steps, evaluateEvery })).toBe(expected);
});

test('storing every Des-Net takes more than storing the learngene', () => {
  const { storedParameters, storageRatio, desNets } = costsOfConfig(defaultConfig, images);
  const separate = desNets.reduce((sum, network) => sum + network.parameters, 0);
  expect(storageRatio).toBeCloseTo(separate / storedParameters, 12);
});

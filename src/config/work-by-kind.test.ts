import { describe, expect, test } from 'vitest';
import { macCount } from '../sws/costs.ts';
import { tinyConfig } from '../training/coloured-dataset.fixture.ts';
import type { ExperimentConfig } from './fields.ts';
import { workByKind, workKinds } from './work-by-kind.ts';
import { planWork } from './work-plan.ts';

const images = { channels: 3, classes: 3 };
const shape = { imageSize: 8, patchSize: 4, dim: 8, heads: 2, mlpRatio: 1, ...images };
const macs = (depth: number): number => macCount(shape, depth);
/** Of the tiny ancestor: 2 layers, 12 wide. */
const ancestor = macCount({ ...shape, dim: 12, heads: 3 }, 2);
const data = { images, validationImages: 20, target: images, targetValidationImages: 20 };
const kindsOf = (changes: Partial<ExperimentConfig>) => workByKind({ ...tinyConfig, ...changes }, data);

const everyPhase: Partial<ExperimentConfig> = {
  ancestor: 'trained', seeds: 2, strategies: ['cyclic', 'simple-lg', 'random-assigned', 'tleg', 'vanilla-lg', 'trained', 'scratch'],
  depths: [3, 4], tuneSteps: 4, tuneEvery: 2, tuneStrategies: ['cyclic', 'scratch'], tuneDepths: [3], scratchSteps: 5,
};

describe('the work of each kind', () => {
  test.each([{}, { ancestor: 'trained' }, { tuneSteps: 4, tuneDepths: [3] }, everyPhase] as const)('adds up to that of all phases: %j', (changes) => {
    const kinds = kindsOf(changes);
    const sum = workKinds.reduce((total, kind) => total + kinds[kind], 0);
    expect(sum).toBeCloseTo(planWork({ ...tinyConfig, ...changes }, data).total, 3);
  });

  test('is that of the Aux-Net’s six steps of 8 images, and of its Des-Nets’ evaluations, without an ancestor', () => {
    // Evaluations: on 7 images after the second and the fourth step, and on 20 at the end, of Aux-Net and Des-Nets.
    expect(kindsOf({ strategies: ['cyclic'], depths: [3, 4] })).toEqual({
      training: 6 * 8 * 3 * macs(3), evaluation: (2 * 7 + 20) * (macs(3) + macs(3) + macs(4)), ancestorTraining: 0, ancestorEvaluation: 0,
    });
  });

  test('has the ancestor’s training once, and its teaching in every taught step of every seed', () => {
    const { ancestorTraining, ancestorEvaluation } = kindsOf({ ancestor: 'trained', seeds: 2, strategies: ['cyclic'] });
    expect(ancestorTraining).toBe(tinyConfig.ancestorSteps * 8 * 3 * ancestor);
    const scored = ancestorEvaluation - 2 * 6 * 8 * ancestor;
    expect(scored).toBe(kindsOf({ ancestor: 'trained', seeds: 1, strategies: ['cyclic'] }).ancestorEvaluation - 6 * 8 * ancestor);
    expect(scored).toBeGreaterThan(0);
  });

  test('has the steps of tuned Des-Nets with the training, whatever else runs', () => {
    const tuned = kindsOf({ tuneSteps: 4, tuneEvery: 2, tuneStrategies: ['cyclic'], tuneDepths: [3] }).training - kindsOf({}).training;
    expect(tuned).toBe(4 * 8 * 3 * macs(3));
  });
});

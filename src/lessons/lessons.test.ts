import { describe, expect, test } from 'vitest';
import { checkConfig } from '../config/check.ts';
import type { ExperimentConfig } from '../config/fields.ts';
import { trainingSteps } from '../config/training-budget.ts';
import { lessonNames } from '../config/view-link.ts';
import { planWork } from '../config/work-plan.ts';
import { auxNetAtEnd, byDepthAndSeed, evaluated, madeResults } from '../findings/results.fixture.ts';
import type { StagePoint, ValidationPoint } from '../formats/metrics.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { factsOf } from './facts-of.ts';
import { lessons, runsOfLesson, variantIndex } from './lessons.ts';

const seeds = [1, 2, 3];

/** Aux-Nets that end with about this accuracy in each seed, a thousandth apart. */
function auxNets(accuracy: number): readonly ValidationPoint[] {
  return seeds.map((seed) => auxNetAtEnd(seed, accuracy + seed / 1000));
}

test.each(lessonNames)('lesson %s runs configurations that can be run, and offers what the paper says', (name) => {
  const { variants, choices, paper } = lessons[name];
  for (const config of variants) {
    expect(() => checkConfig(config)).not.toThrow();
    expect(variants[variantIndex(name, config)]).toBe(config);
  }
  expect(choices).toContain(paper);
  expect(new Set(choices).size).toBe(choices.length);
});

test.each(lessonNames)('lesson %s says nothing of results without what it asks about', (name) => {
  const nothing = madeResults({});
  expect(factsOf(name, lessons[name].variants.map(() => nothing))).toBeUndefined();
});

describe('learngene: a Des-Net halfway, beside the Aux-Net', () => {
  // Five stages, 16 layers: of the depths 6, 8 and 10 the one nearest to 10.5.
  const withAccuracy = (accuracy: number): ExperimentResults => madeResults({
    series: auxNets(0.7), evaluations: byDepthAndSeed((depth, seed, noise) => evaluated({ depth, seed, accuracy: accuracy + noise / 2 })),
  });

  test.each([[0.69, 'near'], [0.4, 'between'], [0.12, 'guesses']] as const)('accuracy %d of 0.7 is “%s”', (accuracy, shows) => {
    const facts = factsOf('learngene', [withAccuracy(accuracy)]);
    expect(facts).toMatchObject({ shows, depth: 10, stages: 5, auxNetDepth: 16, chance: 0.1, desNets: 3 });
    expect(facts?.accuracy).toBeCloseTo(accuracy, 2);
  });

  test('an accuracy on the bound between two choices decides nothing', () => {
    expect(factsOf('learngene', [withAccuracy(0.55)])?.shows).toBeUndefined(); // (0.55 − 0.1) / (0.7 − 0.1) = 0.75
  });
});

describe('Simple-LG: the slope of its loss', () => {
  const withSlope = (slope: number, of = seeds): ExperimentResults => madeResults({
    evaluations: [
      ...byDepthAndSeed((depth, seed, noise) => evaluated({ depth, seed, loss: 2 - 0.1 * depth + noise }), [6, 8, 10], of),
      ...byDepthAndSeed((depth, seed, noise) => evaluated({ strategy: 'simple-lg', depth, seed, loss: 1 + slope * depth + noise }), [6, 8, 10], of),
    ],
  });

  test.each([[0.2, 'rises'], [-0.2, 'falls']] as const)('%d a layer: %s, whatever the paper says', (slope, shows) => {
    const facts = factsOf('simple-lg', [withSlope(slope)]);
    expect(facts).toMatchObject({ shows, shallowest: 6, deepest: 10, seeds: 3 });
    // The noise between seeds tilts a line over four layers by 0.01 at most.
    expect(Math.abs((facts?.simpleLgSlope.mean ?? NaN) - slope)).toBeLessThan(0.01);
    expect(facts?.swsSlope.mean).toBeCloseTo(-0.1, 1);
  });

  test('one seed decides nothing, however steep', () => {
    expect(factsOf('simple-lg', [withSlope(0.2, [1])])).toMatchObject({ shows: undefined, seeds: 1 });
  });

  test('drift is that of the last step, where it was measured of both networks', () => {
    const stage = (changes: Partial<StagePoint>): StagePoint => ({
      kind: 'stage', network: 'aux-net', stage: 0, seed: 1, step: 100, seconds: 1, images: 64, gradientNorm: 1, weightChange: 1,
      similarity: null, drift: 0, ...changes,
    });
    const vanilla = [[50, 0.1], [100, 0.4], [100, 0.6]].map(([step = 0, drift = 0]) => stage({ network: 'vanilla-net', step, drift }));
    expect(factsOf('simple-lg', [{ ...withSlope(0.2), series: [...vanilla, stage({})] }])?.drift).toEqual({ vanillaNet: 0.5, auxNet: 0 });
    expect(factsOf('simple-lg', [{ ...withSlope(0.2), series: vanilla }])?.drift).toBeUndefined();
  });
});

describe('layouts: which Aux-Net is ahead', () => {
  const unbalancedConfig = { ...madeResults({}).config, stageLayout: [4, 1, 6, 1, 4] };
  const pair = (balanced: number, unbalanced: number): readonly ExperimentResults[] => [
    madeResults({ series: auxNets(balanced) }), madeResults({ config: unbalancedConfig, series: auxNets(unbalanced).map((point, i) => ({ ...point, accuracy: unbalanced + i / 2000 })) }),
  ];

  test.each([[0.8, 0.7, 'balanced'], [0.7, 0.8, 'unbalanced'], [0.75, 0.75, 'level']] as const)('%d and %d: %s', (balanced, unbalanced, shows) => {
    expect(factsOf('layouts', pair(balanced, unbalanced))).toMatchObject({ shows, balanced: [3, 3, 4, 3, 3], unbalanced: [4, 1, 6, 1, 4] });
  });

  test('a layout that diverges is the worse one, and has no accuracy', () => {
    const failures = seeds.map((seed) => ({ network: 'aux-net' as const, seed, step: 9, reason: 'NaN' }));
    const [balanced] = pair(0.8, 0.7);
    const facts = factsOf('layouts', [balanced ?? madeResults({}), madeResults({ config: unbalancedConfig, failures })]);
    expect(facts).toMatchObject({ shows: 'balanced', unbalancedAccuracy: undefined, lead: undefined, failures: { balanced: 0, unbalanced: 3 } });
  });
});

describe('orders: random-assigned beside cyclic', () => {
  const withGap = (gap: number): ExperimentResults => madeResults({
    evaluations: [
      ...byDepthAndSeed((depth, seed) => evaluated({ depth, seed, loss: 1 }), [5, 6, 8]),
      ...[0, 1].flatMap((draw) => byDepthAndSeed(
        (depth, seed, noise) => evaluated({ strategy: 'random-assigned', depth, seed, draw, loss: 1 + gap + noise + draw * depth / 100 }), [5, 6, 8],
      )),
      // The same network as cyclic at depth 6, another one at 8.
      ...byDepthAndSeed((depth, seed) => evaluated({ strategy: 'front-last-mid', depth, seed, loss: depth === 8 ? 1.2 : 1 }), [6, 8]),
    ],
  });

  test.each([[0.5, 'higher'], [-0.5, 'lower']] as const)('%d apart: %s', (gap, shows) => {
    const facts = factsOf('orders', [withGap(gap)]);
    expect(facts).toMatchObject({ shows, depths: [6, 8], widest: { depth: 8 } });
    expect(facts?.ordersApart).toBeCloseTo(0.2);
    // Draws are half of 6 and of 8 hundredths above the first, in the mean.
    expect(Math.abs((facts?.gap.mean ?? NaN) - gap - 0.035)).toBeLessThan(0.01);
  });
});

describe('distillation: with an ancestor and without', () => {
  const pair = (taught: number, plain: number): readonly ExperimentResults[] => [
    madeResults({ series: auxNets(taught).map((point, i) => ({ ...point, accuracy: taught + i / 2000 })) }), madeResults({ series: auxNets(plain) }),
  ];

  test.each([[0.8, 0.7, 'helps'], [0.7, 0.8, 'harms'], [0.7, 0.7, 'level']] as const)('%d and %d: %s', (taught, plain, shows) => {
    expect(factsOf('distillation', pair(taught, plain))?.shows).toBe(shows);
  });

  test('an ancestor that diverged taught nobody', () => {
    const [taught, plain] = pair(0.8, 0.7);
    const failed = { ...(taught ?? madeResults({})), failures: [{ network: 'ancestor' as const, seed: 1, step: 3, reason: 'NaN' }] };
    expect(factsOf('distillation', [failed, plain ?? madeResults({})])).toBeUndefined();
  });
});

describe('costs: tuned Des-Nets beside scratch', () => {
  const [config] = lessons.costs.variants;
  const withGood = (good: number): ExperimentResults => madeResults({
    config,
    evaluations: config.tuneDepths.flatMap((depth, i) => [
      evaluated({ phase: 'tuned', depth, accuracy: i < good ? 0.8 : 0.6 }), evaluated({ phase: 'tuned', strategy: 'scratch', depth, accuracy: 0.7 }),
    ]),
  });

  test.each([[9, 'most'], [5, 'some'], [2, 'few']] as const)('%d of ten as good: %s', (asGood, shows) => {
    expect(factsOf('costs', [withGood(asGood)])).toMatchObject({ shows, asGood, models: 10 });
  });

  test('ratios come from the budgets: ten from scratch against one Aux-Net and ten short tunings', () => {
    const facts = factsOf('costs', [withGood(9)]);
    expect(facts?.training).toBeCloseTo(3000 / 600); // 10 × 300 steps against 300 + 10 × 30
    const longer = factsOf('costs', [{ ...withGood(9), config: { ...config, tuneSteps: 120 } }]);
    expect(longer?.training).toBeCloseTo(3000 / 1500);
    expect(facts?.paperTraining).toBeCloseTo(6.67, 2);
  });
});

test('a run belongs to a lesson by its configuration, whoever started it, if it is complete', () => {
  const [config] = lessons.orders.variants;
  const run = (results: Partial<ExperimentResults>): { readonly results: ExperimentResults } => ({ results: madeResults({ config, ...results }) });
  const [stopped, other, older] = [run({ complete: false }), run({ config: { ...config, steps: 7 } }), run({})];
  expect(runsOfLesson('orders', [stopped, other])).toEqual([undefined]);
  expect(runsOfLesson('orders', [stopped, other, older])).toEqual([older]);
});

test.each(lessonNames)('%s asks for no more than a laptop’s GPU does in a minute', (name) => {
  // 4,000 steps of some 200 dispatches are 16 s at 20 µs each; 9 TFLOP in the other 44 s are 205 GFLOP/s, a tenth of what such GPUs are built for.
  const images = { channels: 3, classes: 10 };
  const data = { images, validationImages: 2048, target: images, targetValidationImages: 2048 };
  const sum = (of: (config: ExperimentConfig) => number): number => lessons[name].variants.reduce((all, config) => all + of(config), 0);
  expect(2 * sum((config) => planWork(config, data).total)).toBeLessThan(9e12);
  expect(sum((config) => trainingSteps(config, images))).toBeLessThan(4000);
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExperimentConfig } from '../config/fields.ts';
import type { TuningPoint } from '../formats/metrics.ts';
import type { StrategyName } from '../sws/strategy.ts';
import { desNetSize, plannedCosts, sourceTraining, trainingToScratch, tuningCosts, untunedCosts } from './cost-figures.ts';
import { evaluated, fiveStages, tuned } from './results.fixture.ts';

const images = { images: { channels: 3, classes: 10 }, target: { channels: 3, classes: 10 } };

/** Images of 8 × 8 in patches of 4: N = 4 tokens of width d = 2, MLP of width 2; an Aux-Net of 1 + 2 layers; batches of 5. */
const config: ExperimentConfig = {
  ...fiveStages, imageSize: 8, patchSize: 4, dim: 2, heads: 1, mlpRatio: 1, stageLayout: [1, 2], batchSize: 5, steps: 100, depths: [2, 4],
  strategies: ['cyclic', 'stacking', 'simple-lg', 'trained', 'selection-first', 'mimetic'], tuneSteps: 10, tuneEvery: 5, tuneDepths: [2, 4],
  tuneStrategies: ['cyclic', 'stacking', 'scratch'], scratchSteps: 40, ancestor: 'none',
};

/**
 * FLOPs of one image: a layer has 6·N·d² = 96 of its matrices, 2·N²·d = 64 of attention and 5·2·N·d = 80 of its norms,
 * 240 in all; patches 4·16·3·2 = 384, head 2·10 = 20, final norm 5·2 = 10, 414 in all.
 */
const flops = (depth: number): number => 240 * depth + 414;

/** Accuracies of a seed every 5 steps, at each depth. */
function points(strategy: StrategyName, byDepth: Readonly<Record<number, readonly number[]>>, seed = 1): readonly TuningPoint[] {
  return Object.entries(byDepth).flatMap(([depth, accuracies]) =>
    accuracies.map((accuracy, i) => tuned({ strategy, depth: Number(depth), seed, step: 5 * i, accuracy, loss: 2 - accuracy })));
}

test('a Des-Net’s size is counted as the tables do', () => {
  expect(desNetSize(config, images.images, 4, 'flops')).toBe(flops(4));
  // A layer stores 6·d² + 10·d = 44; patches (48 + 1)·2 = 98, positions 8, final norm 4, head 3·10 = 30.
  expect(desNetSize(config, images.images, 4, 'parameters')).toBe(4 * 44 + 98 + 8 + 4 + 30);
});

describe('the training before tuning', () => {
  const cost = (strategy: StrategyName, changes: Partial<ExperimentConfig> = {}): number | undefined =>
    sourceTraining(strategy, { ...config, tuneStrategies: [strategy], ...changes }, images.images, [2, 4]);

  test('is that of the network which the Des-Nets are made from, once for all depths', () => {
    // 100 steps of 5 images, through the 3 layers of the Aux-Net, TLEG’s or the deep net, or the vanilla net’s 2.
    for (const name of ['cyclic', 'stacking', 'tleg', 'selection-first', 'vanilla-lg'] as const) expect(cost(name)).toBe(500 * flops(3));
    expect(cost('simple-lg')).toBe(500 * flops(2));
  });

  test('is one network a depth for those that are trained each, and nothing where all weights are drawn', () => {
    for (const name of ['trained', 'pretrain-finetune'] as const) expect(cost(name)).toBe(500 * (flops(2) + flops(4)));
    for (const name of ['scratch', 'mimetic'] as const) expect(cost(name)).toBe(0);
  });

  test('is an ancestor’s where weights are selected from it, and unknown where it is imported', () => {
    const own = { ancestorDim: 2, ancestorHeads: 1, ancestorDepth: 6, ancestorSteps: 7 };
    expect(cost('selection-width', own)).toBe(7 * 5 * flops(6));
    expect(cost('selection-width', { ...own, ancestor: 'safetensors' })).toBeUndefined();
    expect(cost('cyclic', { ...own, ancestor: 'trained' })).toBe(500 * flops(3));
  });
});

describe('cost of tuning', () => {
  test('is the source once and the tuning of all depths up to a moment, against the mean over depths', () => {
    const [cyclic, scratch] = tuningCosts([...points('scratch', { 2: [0.1, 0.25], 4: [0.1, 0.5] }), ...points('cyclic', { 2: [0.5, 0.75], 4: [0.25, 0.5] })], config, images);
    expect(cyclic?.moments.map(({ sampleFlops, accuracy, loss }) => [sampleFlops, accuracy.mean, loss.mean])).toEqual([
      [500 * flops(3), 0.375, 1.625], [500 * flops(3) + 25 * (flops(2) + flops(4)), 0.625, 1.375],
    ]);
    expect(scratch?.moments.map(({ sampleFlops, accuracy }) => [sampleFlops, accuracy.mean])).toEqual([[0, 0.1], [25 * (flops(2) + flops(4)), 0.375]]);
  });

  test('has only moments to which all depths have come, seed by seed', () => {
    const [cyclic] = tuningCosts([
      ...points('cyclic', { 2: [0.5, 0.75, 1], 4: [0.25, 0.5] }), ...points('cyclic', { 2: [0.75, 0.75], 4: [0.75] }, 2), tuned({ depth: 2, seed: 3 }),
    ], config, images);
    expect(cyclic?.moments).toMatchObject([
      { step: 0, seeds: [1, 2], accuracy: { mean: 0.5625, low: 0.375, high: 0.75 } }, { step: 5, seeds: [1], accuracy: { mean: 0.625 } },
    ]);
  });

  test('leaves out a moment at which a loss is no number', () => {
    const lost = tuned({ depth: 4, step: 0, loss: Number.NaN });
    expect(tuningCosts([...points('cyclic', { 2: [0.5, 0.75] }), lost, ...points('cyclic', { 4: [0.5, 0.75] }).slice(1)], config, images)[0]?.moments).toMatchObject([{ step: 5 }]);
  });

  test('is counted with the head of the images that are tuned on', () => {
    const other = { ...images, target: { channels: 3, classes: 4 } };
    // Six classes less of a head of width 2.
    expect(tuningCosts(points('scratch', { 2: [0.1, 0.2], 4: [0.1, 0.2] }), config, other)[0]?.moments[1]?.sampleFlops).toBe(25 * (flops(2) + flops(4) - 2 * 12));
  });
});

test('an untuned strategy stands where its source’s training has come to, draws averaged first', () => {
  const samples = [
    evaluated({ depth: 2, accuracy: 0.5 }), evaluated({ depth: 4, accuracy: 0.25 }), evaluated({ depth: 4, draw: 1, accuracy: 0.75 }),
    evaluated({ strategy: 'scratch', depth: 2 }), evaluated({ strategy: 'simple-lg', depth: 2, accuracy: 0.25 }), evaluated({ strategy: 'simple-lg', depth: 4, accuracy: 0.5 }),
  ];
  const untuned = { ...config, tuneSteps: 0 };
  // Scratch lacks a depth.
  expect(untunedCosts(samples, untuned, images)).toMatchObject([
    { strategy: 'cyclic', moments: [{ sampleFlops: 500 * flops(3), accuracy: { mean: 0.5 } }] },
    { strategy: 'simple-lg', moments: [{ sampleFlops: 500 * flops(2), accuracy: { mean: 0.375 } }] },
  ]);
  expect(untunedCosts(samples, untuned, images, 20)[0]?.moments[0]?.sampleFlops).toBe(100 * flops(3));
});

test('what is planned spans the lines from their beginning to their end', () => {
  const tuning = 25 * (flops(2) + flops(4));
  expect(plannedCosts({ ...config, tuneStrategies: ['cyclic', 'scratch'] }, images)).toEqual([
    500 * flops(3), 500 * flops(3) + tuning, 500 * flops(3) + 2 * tuning, 0, tuning, 8 * tuning,
  ]);
  expect(plannedCosts({ ...config, tuneSteps: 0, strategies: ['cyclic', 'trained'] }, images)).toEqual([500 * flops(3), 500 * (flops(2) + flops(4))]);
});

describe('training to pass scratch', () => {
  const scratch = points('scratch', { 2: [0.1, 0.2, 0.3, 0.4, 0.5, 0.5, 0.5, 0.5, 0.5], 4: [0.1, 0.2, 0.3, 0.4, 0.5, 0.5, 0.5, 0.5, 0.5] });
  const cyclic = points('cyclic', { 2: [0.25, 0.5, 0.75], 4: [0.5, 0.5, 0.5] });

  test('is that of the first moment above its final accuracy', () => {
    const curves = tuningCosts([...scratch, ...cyclic, ...points('stacking', { 2: [0.1, 0.1, 0.5], 4: [0.1, 0.1, 0.5] })], config, images);
    const tuning = 25 * (flops(2) + flops(4));
    // At step 5 SWS is level with scratch, at step 10 above it.
    expect(trainingToScratch(curves, 40)).toEqual([
      { strategy: 'cyclic', scratch: 8 * tuning, passed: 500 * flops(3) + 2 * tuning }, { strategy: 'stacking', scratch: 8 * tuning, passed: undefined },
    ]);
    expect(trainingToScratch(curves, 45)).toEqual([]);
  });

  test('is told of the same seeds alone', () => {
    const curves = tuningCosts([...scratch, ...points('scratch', { 2: [0.1], 4: [0.1] }, 2), ...cyclic, ...points('cyclic', { 2: [1, 1, 1], 4: [1, 1, 1] }, 2)], config, images);
    expect(trainingToScratch(curves, 40)).toMatchObject([{ strategy: 'cyclic', passed: undefined }]);
  });
});

test('whatever a run tunes, cost grows along each line, strategies of one source begin at one cost, and scratch at 0', () => {
  const lengths = fc.record({ cyclic: fc.integer({ min: 1, max: 6 }), stacking: fc.integer({ min: 1, max: 6 }), scratch: fc.integer({ min: 1, max: 6 }) });
  const sizes = fc.record({ steps: fc.integer({ min: 1, max: 1000 }), batchSize: fc.integer({ min: 1, max: 128 }), tuneDepths: fc.uniqueArray(fc.integer({ min: 2, max: 16 }), { minLength: 1, maxLength: 4 }) });
  fc.assert(fc.property(lengths, sizes, (moments, changes) => {
    const of = (strategy: keyof typeof moments): readonly TuningPoint[] =>
      points(strategy, Object.fromEntries(changes.tuneDepths.map((depth) => [depth, Array.from({ length: moments[strategy] }, () => 0.5)])));
    const curves = tuningCosts([...of('scratch'), ...of('stacking'), ...of('cyclic')], { ...config, ...changes }, images);
    const costs = curves.map((curve) => curve.moments.map(({ sampleFlops }) => sampleFlops));
    expect(curves.map(({ strategy }) => strategy)).toEqual(['cyclic', 'stacking', 'scratch']);
    for (const line of costs) expect(line.every((cost, i) => i === 0 || cost > (line[i - 1] ?? Infinity))).toBe(true);
    expect(costs[0]?.[0]).toBe(costs[1]?.[0]);
    expect(costs[2]?.[0]).toBe(0);
  }));
});

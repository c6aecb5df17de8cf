import { describe, expect, test } from 'vitest';
import { macCount } from '../../sws/costs.ts';
import { tokenCount, type VitShape } from '../../sws/vit.ts';
import { macsOf } from '../ops/op-table.ts';
import { tinyNetwork, tinyNormalisation, tinyShape } from '../testing/tiny-network.ts';
import { inferencePlan } from './inference-plan.ts';
import { plainVit, type NetworkSpec } from './network-spec.ts';
import { PlanBuilder } from './plan-builder.ts';
import type { StepPlan } from './step-plan.ts';
import { trainingPlan, type TrainingPlanOptions } from './training-plan.ts';

const BATCH = 3;
const grey: VitShape = { imageSize: 28, patchSize: 4, channels: 1, dim: 36, heads: 3, mlpRatio: 2, classes: 7 };

function training(network: NetworkSpec, teacher: TrainingPlanOptions['teacher'] = 'none'): StepPlan {
  const { channels } = network.shape;
  const normalisation = { mean: tinyNormalisation.mean.slice(0, channels), std: tinyNormalisation.std.slice(0, channels) };
  const alpha = teacher === 'none' ? 0 : 1;
  return trainingPlan({ network, batch: BATCH, normalisation, teacher, alpha, temperature: 1, weightDecay: 0.05, clipNorm: 1 });
}

const inference = (network: NetworkSpec): StepPlan =>
  inferencePlan(network, BATCH, { mean: [0.5, 0.5, 0.5].slice(0, network.shape.channels), std: [0.2, 0.2, 0.2].slice(0, network.shape.channels) });

const macs = ({ ops, buffers }: StepPlan): number => macsOf(ops, (id) => buffers[id]?.shape ?? []);

describe('multiply-accumulates of a plan', () => {
  test.each([[tinyShape, 1], [tinyShape, 5], [grey, 3]])('inference takes what the cost formula counts, for each image: %j, %d layers', (shape, depth) => {
    expect(macs(inference(plainVit(shape, depth)))).toBe(BATCH * macCount(shape, depth));
  });

  test('sharing layers saves no computation', () => {
    expect(macs(inference(tinyNetwork([0, 0, 1])))).toBe(macs(inference(plainVit(tinyShape, 3))));
  });

  test.each([[tinyShape, 2], [grey, 3]])('a training step takes about three forward passes: %j, %d layers', (shape, depth) => {
    // Each matrix product has two in the backward pass, but for the patches, which get no gradient; attention's
    // two (2N²d) have five, since the scores are computed again.
    const { patchSize, channels, dim } = shape;
    const tokens = tokenCount(shape);
    const perImage = 3 * macCount(shape, depth) - tokens * patchSize ** 2 * channels * dim + depth * tokens ** 2 * dim;
    expect(macs(training(plainVit(shape, depth)))).toBe(BATCH * perImage);
  });
});

describe('ops of a plan', () => {
  // A block is norm, qkv, attention, proj, norm, fc1, fc2; around the blocks are patches, embedding, norm, pool,
  // head, loss.
  test('inference has 7 ops a layer and 6 around them', () => {
    expect(inference(tinyNetwork([0, 0, 1])).ops).toHaveLength(7 * 3 + 6);
  });

  // Backward, each of four matrices takes 2 ops, each of two norms and the attention 1; around the blocks come
  // 2 of the head, pool, norm, 1 of the embedding, the position embedding, then global norm and AdamW.
  test('training has 18 ops a layer and 14 around them, shared or not', () => {
    expect(training(tinyNetwork([0, 0, 1])).ops).toHaveLength(18 * 3 + 14);
    expect(training(plainVit(tinyShape, 3)).ops).toHaveLength(18 * 3 + 14);
  });

  test('TLEG has two more ops a layer: the combination and its gradient', () => {
    expect(training({ shape: tinyShape, expansion: 'linear', depth: 4 }).ops).toHaveLength(20 * 4 + 14);
  });

  test('a teacher adds its own forward pass without a loss', () => {
    expect(training(tinyNetwork([0, 1]), plainVit(tinyShape, 3)).ops).toHaveLength(18 * 2 + 14 + 7 * 3 + 5);
    expect(training(tinyNetwork([0, 1]), 'input').ops).toHaveLength(18 * 2 + 14);
  });
});

describe('a plan’s builder', () => {
  test('refuses buffers that do not fit their op', () => {
    const builder = new PlanBuilder();
    const inputs = { x: builder.buffer('x', 'input', [2, 3]), weight: builder.buffer('weight', 'input', [4, 3]), bias: builder.buffer('bias', 'input', [5]) };
    const y = builder.activation('y', 2, 4);
    expect(() => builder.emit({ kind: 'linear', inputs, outputs: { y }, gelu: false })).toThrow('bias: shape [5] does not hold [4]');
  });

  test('refuses two buffers of one name in a network, and accepts them in two', () => {
    const builder = new PlanBuilder();
    builder.buffer('norm.weight', 'parameter', [3]);
    expect(() => builder.buffer('norm.weight', 'parameter', [3])).toThrow('student/norm.weight is planned twice');
    expect(builder.buffer('norm.weight', 'parameter', [3], 'f32', 'ancestor')).toBe(1);
  });

  test('refuses a layer that takes a block which is not stored', () => {
    expect(() => inference(tinyNetwork([0, 2], 2))).toThrow('takes a stored block');
  });
});

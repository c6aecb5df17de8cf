import { describe, expect, test } from 'vitest';
import { vitShapeOf } from '../config/training-budget.ts';
import type { Engine, PlanInputs, PlanOutputs } from '../engine/engine.ts';
import { plainVit } from '../engine/plan/network-spec.ts';
import { randomStream } from '../lib/random.ts';
import { initializeWeights } from '../sws/learngene.ts';
import { tinyConfig } from './coloured-dataset.fixture.ts';
import { Trainer } from './trainer.ts';

interface Step {
  readonly losses?: readonly number[];
  readonly gradientNorm?: number;
}

/** An engine that computes nothing and reports what it is told, step by step. */
function scriptedEngine(steps: readonly Step[], given: PlanInputs[] = []): Engine {
  let reports: PlanOutputs[] = [];
  let step = 0;
  return {
    info: { name: 'scripted', adapter: 'none', reason: 'under test' },
    createState: (tensors) => ({
      tensors,
      read: () => Promise.resolve(new Map()),
      capture: () => Promise.resolve({ parameters: new Float32Array(), moments: { first: new Float32Array(), second: new Float32Array() } }),
      restore() {},
      dispose() {},
    }),
    compile: () =>
      Promise.resolve({
        run(inputs) {
          const { losses = [1, 1], gradientNorm = 1 } = steps[step++] ?? {};
          given.push({ scalars: Float32Array.from(inputs['scalars'] ?? []) });
          reports.push({ losses: Float32Array.from(losses), 'gradient-norm': Float32Array.of(gradientNorm) });
        },
        drain() {
          const drained = reports;
          reports = [];
          return Promise.resolve(drained);
        },
        peek: () => Promise.resolve(new Float32Array()),
        dispose() {},
      }),
    dispose() {},
  };
}

const network = plainVit(vitShapeOf(tinyConfig, { channels: 3, classes: 3 }), 2);
const batch = { images: new Uint8Array(2 * 8 * 8 * 3), labels: new Int32Array(2), augmentation: new Int32Array(6), numbers: new Int32Array(2), number: 1 };

function trainerOn(engine: Engine): Promise<Trainer> {
  const normalisation = { mean: [0.5, 0.5, 0.5], std: [0.2, 0.2, 0.2] };
  return Trainer.create({
    name: 'aux-net', seed: 7, stepWork: 5, engine, network, teacher: undefined,
    initialWeights: initializeWeights(network.shape, 2, randomStream(0, 'test')),
    plan: { batch: 2, normalisation, alpha: 0, temperature: 1, weightDecay: 0, clipNorm: 0, distillation: 'soft' },
    schedule: { peak: 0.1, steps: 10, warmup: 0 },
    seconds: () => 12,
  });
}

async function trained(steps: readonly Step[], given?: PlanInputs[]): Promise<Trainer> {
  const trainer = await trainerOn(scriptedEngine(steps, given));
  for (const [step] of steps.entries()) await trainer.train(batch, (step + 1) / 4);
  return trainer;
}

test('a step’s point holds the batch’s mean loss, the gradient norm and where the training stood', async () => {
  const trainer = await trained([{ losses: [1, 3], gradientNorm: 0.5 }, {}]);
  const points = await trainer.drain();
  expect(points[0]).toEqual({
    step: 1, epoch: 0.25, seconds: 12, images: 2, loss: 2, gradientNorm: 0.5, learningRate: 0.1,
  });
  expect(points[1]).toMatchObject({ step: 2, epoch: 0.5, images: 4 });
  expect(await trainer.drain()).toEqual([]);
});

test('the engine is given each step’s learning rate and bias corrections', async () => {
  const given: PlanInputs[] = [];
  await trained([{}, {}], given);
  // Cosine over ten steps: (1 + cos 18°)/2 = 0.975528 of the peak in the second; 1 − 0.9² and 1 − 0.999².
  expect([...(given[0]?.['scalars'] ?? [])]).toEqual([0.1, 0.1, 0.001].map((value) => expect.closeTo(value, 6)));
  expect([...(given[1]?.['scalars'] ?? [])]).toEqual([0.0975528, 0.19, 0.001999].map((value) => expect.closeTo(value, 6)));
});

describe('a network fails', () => {
  test.each([
    ['a loss that is not a number', { losses: [1, Number.NaN] }, 'the loss became NaN'],
    ['an infinite loss', { losses: [1, Infinity] }, 'the loss became Infinity'],
    ['a gradient that is not a number', { gradientNorm: Number.NaN }, 'the gradient norm became NaN'],
    ['a loss of more than ten times the first', { losses: [21, 21] }, 'the loss diverged to 21.0, more than 10 times the 2.00 it began with or a guess would have'],
  ])('by %s', async (_, failing, reason) => {
    const trainer = await trained([{ losses: [2, 2] }, { losses: [19, 19] }, failing, {}, {}]);
    const points = await trainer.drain();
    expect(trainer.failure).toEqual({ network: 'aux-net', seed: 7, step: 3, reason });
    expect(points.map(({ step }) => step)).toEqual([1, 2, 3]); // the steps after it mean nothing
  });

  test('in its very first step', async () => {
    const trainer = await trained([{ losses: [Number.NaN, 1] }]);
    await trainer.drain();
    expect(trainer.failure).toMatchObject({ step: 1, reason: 'the loss became NaN' });
  });

  test('and takes no step after that', async () => {
    const trainer = await trained([{ gradientNorm: Infinity }]);
    await trainer.drain();
    await trainer.train(batch, 1);
    expect(trainer.step).toBe(1);
    expect(await trainer.drain()).toEqual([]);
  });
});

import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { loadValidation } from '../data/validation-batches.ts';
import type { Engine, Executable, NetworkState } from '../engine/engine.ts';
import { plainVit, storedTensors } from '../engine/plan/network-spec.ts';
import { createTfjsEngine } from '../engine/tfjs/tfjs-engine.ts';
import { vitShapeOf } from '../config/training-budget.ts';
import { randomStream } from '../lib/random.ts';
import { initializeWeights } from '../sws/learngene.ts';
import { colouredDataset, tinyConfig } from './coloured-dataset.fixture.ts';
import { Evaluator, type Score } from './evaluation.ts';

const dataset = colouredDataset([70, 60]); // one pass of 128 images and one of two
const network = plainVit(vitShapeOf(tinyConfig, { channels: 3, classes: 3 }), 2);
let engine: Engine;
let state: NetworkState;

beforeAll(async () => {
  engine = await createTfjsEngine('cpu', 'under test');
  const weights = new Map(initializeWeights(network.shape, 2, randomStream(0, 'test')));
  weights.set('head.weight', Float32Array.from({ length: 24 }, (_, i) => Math.sin(i))); // a head with opinions
  state = engine.createState(storedTensors(network), weights);
});
afterAll(() => {
  state.dispose();
  engine.dispose();
});

const go = (): Promise<void> => Promise.resolve();

test('a score is the mean over all images, also when the last pass is not full', async () => {
  const evaluator = new Evaluator(engine, state, dataset);
  const all = await loadValidation(dataset);
  const whole = await evaluator.evaluate(network, all, go);
  const size = all.images.length / all.count;
  const scores: Score[] = [];
  for (const [from, to] of [[0, 50], [50, 130]] as const) {
    const part = { images: all.images.subarray(from * size, to * size), labels: all.labels.subarray(from, to), count: to - from };
    scores.push(await evaluator.evaluate(network, part, go));
  }
  const mean = (value: 'loss' | 'accuracy'): number => scores.reduce((sum, score) => sum + score[value] * score.images, 0) / 130;
  expect(whole.images).toBe(130);
  expect(whole.loss).toBeCloseTo(mean('loss'), 5); // losses of single images are float32
  expect(whole.accuracy).toBeCloseTo(mean('accuracy'), 12);
  expect(whole.accuracy * 130).toBeCloseTo(Math.round(whole.accuracy * 130), 9);
  evaluator.dispose();
});

test('a checkpoint comes before every pass, and what it throws ends the evaluation', async () => {
  const evaluator = new Evaluator(engine, state, dataset);
  const all = await loadValidation(dataset);
  const checkpoint = vi.fn<() => Promise<void>>(go);
  await evaluator.evaluate(network, all, checkpoint);
  expect(checkpoint).toHaveBeenCalledTimes(2);
  await expect(evaluator.evaluate(network, all, () => Promise.reject(new Error('enough')))).rejects.toThrow('enough');
  evaluator.dispose();
});

test('equal networks are compiled once', async () => {
  const compile = vi.spyOn(engine, 'compile');
  const evaluator = new Evaluator(engine, state, dataset);
  const some = await loadValidation(dataset, { limit: 5 });
  const first = await evaluator.evaluate(network, some, go);
  expect(await evaluator.evaluate(plainVit(network.shape, 2), some, go)).toEqual(first);
  expect(compile).toHaveBeenCalledTimes(1);
  compile.mockRestore();
  evaluator.dispose();
});

/** An engine that computes nothing but remembers the images a pass of what is compiled at present. */
function idleEngine(): { readonly passes: number[]; readonly idle: Engine } {
  const passes: number[] = [];
  const compile = ({ batch }: { readonly batch: number }): Promise<Executable> => {
    passes.push(batch);
    return Promise.resolve({
      run: () => undefined,
      drain: () => Promise.resolve([{ losses: new Float32Array(batch), correct: new Float32Array(batch) }]),
      peek: () => Promise.resolve(new Float32Array(0)),
      dispose: () => void passes.splice(passes.indexOf(batch), 1),
    });
  };
  return { passes, idle: { ...engine, compile } };
}

test('large networks pass fewer images at a time and are not all kept compiled', async () => {
  const { passes, idle } = idleEngine();
  const evaluator = new Evaluator(idle, state, dataset);
  const all = await loadValidation(dataset);
  // 1,024 tokens of width 256: 1 MiB a buffer [tokens, dim], of which a block holds several at once.
  const large = { ...network.shape, imageSize: 64, patchSize: 2, dim: 256, mlpRatio: 4 };
  for (let depth = 1; depth <= 20; depth++) {
    const { images } = await evaluator.evaluate(plainVit(large, depth), all, go);
    expect(images).toBe(130);
  }
  expect(Math.max(...passes)).toBeLessThan(64);
  expect(passes.length).toBeGreaterThan(1);
  expect(passes.length).toBeLessThan(10); // of 64 MB each, 256 MB in all, and rounding
  evaluator.dispose();
  expect(passes).toEqual([]);
});

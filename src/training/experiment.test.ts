import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { vitShapeOf } from '../config/training-budget.ts';
import { loadValidation } from '../data/validation-batches.ts';
import type { Engine } from '../engine/engine.ts';
import { plainVit, storedTensors } from '../engine/plan/network-spec.ts';
import { createTfjsEngine } from '../engine/tfjs/tfjs-engine.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { initializeDesNet } from '../sws/learngene.ts';
import { strategies } from '../sws/strategy.ts';
import { colouredDataset, tinyConfig } from './coloured-dataset.fixture.ts';
import { descendantsOf } from '../config/descendants.ts';
import { Evaluator } from './evaluation.ts';
import { pointsOf, runTiny, timeless, type Ran } from './tiny-run.fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // a second each on a machine that does nothing else

let engine: Engine;
beforeAll(async () => {
  engine = await createTfjsEngine('cpu', 'under test');
});
afterAll(() => engine.dispose());

/** The planned work that was counted by the end of the last phase; the phase `done` itself rounds it up. */
function shareDone({ progress }: Ran): number {
  const last = progress.findLast(({ phase }) => phase === 'expansion');
  return (last?.done ?? 0) / (last?.total ?? 1);
}

/** Whatever expands the layers of the Aux-Net or the vanilla net; other strategies: experiment-strategies.test.ts. */
const expansions = { strategies: strategies.filter(({ needs }) => needs === 'aux-net' || needs === 'vanilla-net').map(({ name }) => name) };

describe('an experiment with every expansion', () => {
  let ran: Ran;
  let tensors: { before: number; after: number };
  beforeAll(async () => {
    const before = tf.memory().numTensors;
    ran = await runTiny(engine, expansions);
    tensors = { before, after: tf.memory().numTensors };
  });

  test('gives equal results for the same seed, and others for another', async () => {
    expect(timeless(await runTiny(engine, expansions))).toEqual(timeless(ran));
    expect(timeless(await runTiny(engine, { ...expansions, seed: 1 }))).not.toEqual(timeless(ran));
  });

  test('evaluates every strategy at every depth in every draw, once', () => {
    const expected = descendantsOf({ ...tinyConfig, ...expansions });
    const named = ({ strategy, depth, draw, layerSources }: ExperimentResults['evaluations'][number]): unknown => ({ strategy, depth, draw, layerSources });
    expect(ran.results.evaluations.map(named)).toEqual(expected.map(({ strategy, depth, draw, recipe }) => ({
      strategy, depth, draw, layerSources: recipe.kind === 'layers' ? recipe.layerSources : undefined,
    })));
    expect(ran.results.evaluations).toHaveLength(3 * (6 + 2 * 2)); // three depths; six plain strategies, two drawn twice
  });

  test('gives equal layers of the same learngene equal losses, and Simple-LG’s others', () => {
    const loss = (strategy: string, depth: number): number | undefined =>
      ran.results.evaluations.find((evaluation) => evaluation.strategy === strategy && evaluation.depth === depth)?.loss;
    for (const depth of [2, 3, 4]) expect(loss('interlacing', depth)).toBe(loss('cyclic', depth)); // 0011 both, of two stages
    expect(loss('stacking', 4)).not.toBe(loss('cyclic', 4)); // 0101
    expect(loss('simple-lg', 4)).not.toBe(loss('cyclic', 4));
  });

  test('returns the learngene from which its Des-Nets were expanded', async () => {
    const images = await loadValidation(colouredDataset());
    const shape = vitShapeOf(tinyConfig, { channels: 3, classes: 3 });
    const ofAuxNet = ran.results.evaluations.filter(({ strategy }) => strategy !== 'simple-lg');
    for (const { layerSources, loss, accuracy } of ofAuxNet) {
      const desNet = plainVit(shape, layerSources.length);
      const state = engine.createState(storedTensors(desNet), initializeDesNet(ran.learngene ?? new Map(), layerSources));
      const evaluator = new Evaluator(engine, state, colouredDataset());
      const score = await evaluator.evaluate(desNet, images, () => Promise.resolve());
      expect(score).toEqual({ loss, accuracy, images: 20 });
      evaluator.dispose();
      state.dispose();
    }
  });

  test('tells one training point a step of both networks, side by side', () => {
    const points = pointsOf(ran, 'training');
    for (const network of ['aux-net', 'vanilla-net']) {
      expect(points.filter((point) => point.network === network).map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6]);
    }
    expect(points.map(({ step }) => step)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]); // however late they are read
    expect(points.at(-1)).toMatchObject({ step: 6, images: 48, epoch: 48 / 40 }); // batches of 8, 40 training images
  });

  test('evaluates the Des-Nets live after every second step but the last, on the validation subset', () => {
    const points = pointsOf(ran, 'descendant');
    expect([...new Set(points.map(({ step }) => step))]).toEqual([2, 4]);
    expect(new Set(points.map(({ images }) => images))).toEqual(new Set([7]));
    expect(points).toHaveLength(2 * ran.results.evaluations.length);
  });

  test('evaluates the trained networks with them, and at the end on all images', () => {
    const points = pointsOf(ran, 'validation').filter(({ network }) => network === 'aux-net');
    expect(points.map(({ step, images }) => [step, images])).toEqual([[2, 7], [4, 7], [6, 20]]);
  });

  test('goes through its phases in order and ends with all its work done', () => {
    expect([...new Set(ran.progress.map(({ phase }) => phase))]).toEqual(['data', 'learngene', 'expansion', 'done']);
    const done = ran.progress.map((progress) => progress.done);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(shareDone(ran)).toBeCloseTo(1, 9);
  });

  test('moves on with every network that is evaluated, so that a long evaluation does not look stuck', () => {
    // Trained: two nets. Different Des-Nets at depths 2, 3 and 4: cyclic's and Simple-LG's at the least.
    const expansion = ran.progress.filter(({ phase }) => phase === 'expansion').map(({ done }) => done);
    expect(new Set(expansion).size).toBeGreaterThanOrEqual(1 + 2 + 2 * 3);
  });

  test('tells engine and data first, and says all that is needed to run it again', () => {
    expect(ran.events.slice(0, 2).map(({ type }) => type)).toEqual(['engine', 'data']);
    expect(ran.results).toMatchObject({
      format: 'learngene-results', version: 2, program: 'test', complete: true, seeds: [0], failures: [],
      config: { ...tinyConfig, ...expansions }, engine: engine.info,
      data: { name: 'coloured', classNames: ['red', 'green', 'blue'], trainImages: 40, validationImages: 20 },
    });
    expect(new Date(ran.results.startedAt).getTime()).toBeLessThanOrEqual(Date.now());
  });

  test('leaves no tensor behind', () => {
    expect(tensors.after).toBe(tensors.before);
  });
});

test('an Aux-Net learns: its loss falls well below that of guessing', async () => {
  const ran = await runTiny(engine, { steps: 60, evaluateEvery: 60, learningRate: 0.01, strategies: ['cyclic'], depths: [3] });
  // Guessing loses ln 3 = 1.10. The Des-Net has the Aux-Net's two stages in another balance, 0,0,1 for 0,1,1.
  expect(pointsOf(ran, 'validation').at(-1)?.loss).toBeLessThan(0.5);
  expect(ran.results.evaluations[0]?.loss).toBeLessThan(0.9);
});

test('without Simple-LG no vanilla net is trained', async () => {
  const ran = await runTiny(engine, { strategies: ['cyclic'] });
  expect(new Set(pointsOf(ran, 'training').map(({ network }) => network))).toEqual(new Set(['aux-net']));
  expect(ran.results.evaluations.map(({ strategy }) => strategy)).toEqual(['cyclic', 'cyclic', 'cyclic']);
});

test('an evaluation every step, and one that never comes due, both end well', async () => {
  const often = await runTiny(engine, { strategies: ['cyclic'], evaluateEvery: 1, steps: 3 });
  expect([...new Set(pointsOf(often, 'descendant').map(({ step }) => step))]).toEqual([1, 2]);
  const never = await runTiny(engine, { strategies: ['cyclic'], evaluateEvery: 100, steps: 3 });
  expect(pointsOf(never, 'descendant')).toEqual([]);
  expect(never.results.evaluations).toHaveLength(3);
});

describe('an experiment with an ancestor', () => {
  const taught = { ancestor: 'trained', strategies: ['cyclic', 'simple-lg'] } as const;
  let ran: Ran;
  beforeAll(async () => {
    ran = await runTiny(engine, taught);
  });

  test('trains the ancestor first, and evaluates it at the end on all images', () => {
    expect([...new Set(ran.progress.map(({ phase }) => phase))]).toEqual(['data', 'ancestor', 'learngene', 'expansion', 'done']);
    const points = pointsOf(ran, 'training');
    expect(points.slice(0, 5).map(({ network, step }) => [network, step])).toEqual([1, 2, 3, 4, 5].map((step) => ['ancestor', step]));
    expect(points.slice(5).some(({ network }) => network === 'ancestor')).toBe(false);
    const validation = pointsOf(ran, 'validation').filter(({ network }) => network === 'ancestor');
    expect(validation.map(({ step, images }) => [step, images])).toEqual([[2, 7], [4, 7], [5, 20]]);
  });

  test('distils it into the Aux-Net', async () => {
    const alone = await runTiny(engine, { strategies: taught.strategies });
    const firstLoss = (of: Ran): number | undefined => pointsOf(of, 'training').find(({ network }) => network === 'aux-net')?.loss;
    expect(firstLoss(ran)).not.toBe(firstLoss(alone));
    // With α = 0 the teacher is not listened to, and the networks are those that have none.
    const deaf = await runTiny(engine, { ...taught, alpha: 0 });
    expect(deaf.results.evaluations.map(({ loss }) => loss)).toEqual(alone.results.evaluations.map(({ loss }) => expect.closeTo(loss, 5)));
  });

  test('ends with all its work done', () => {
    expect(shareDone(ran)).toBeCloseTo(1, 9);
  });
});

import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadValidation } from '../data/validation-batches.ts';
import type { Engine } from '../engine/engine.ts';
import { plainVit, storedTensors } from '../engine/plan/network-spec.ts';
import { createTfjsEngine } from '../engine/tfjs/tfjs-engine.ts';
import { nodePlatform } from '../engine/wasm/node/node-platform.ts';
import { createWasmEngine } from '../engine/wasm/wasm-engine.ts';
import { readNetwork } from '../formats/network-file.ts';
import { strategies, type StrategyName } from '../sws/strategy.ts';
import { colouredDataset } from './coloured-dataset.fixture.ts';
import { countingEngine } from './counting-engine.fixture.ts';
import { Evaluator } from './evaluation.ts';
import { failingEngine } from './failing-engine.fixture.ts';
import { desNetFile } from './network-export.ts';
import { pointsOf, runTiny, type Ran } from './tiny-run.fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // a second each on a machine that does nothing else

/** Our kernels, on which the many small runs take a fifth of the time of tfjs. */
let engine: Engine;
beforeAll(async () => {
  engine = await createWasmEngine(nodePlatform, 'under test', 1);
});
afterAll(() => engine.dispose());

const all = strategies.map(({ name }) => name).filter((name) => name !== 'pretrain-finetune');
/** Three layers are as many as the deep net has, and the ancestor here. */
const everyStrategy = { strategies: all, depths: [3], ancestorDepth: 3, draws: 1 } as const;

function lossOf({ results }: Ran, strategy: StrategyName, phase: 'untuned' | 'tuned' = 'untuned'): number | undefined {
  return results.evaluations.find((evaluation) => evaluation.strategy === strategy && evaluation.phase === phase)?.loss;
}

describe('every strategy of the paper in one experiment on tfjs, which counts its tensors,', () => {
  let tfjs: Engine;
  let ran: Ran;
  let tensors: { before: number; after: number };
  beforeAll(async () => {
    tfjs = await createTfjsEngine('cpu', 'under test');
    const before = tf.memory().numTensors;
    ran = await runTiny(tfjs, everyStrategy);
    tensors = { before, after: tf.memory().numTensors };
  });
  afterAll(() => tfjs.dispose());

  test('is evaluated untuned, each once', () => {
    expect(ran.results.evaluations.map(({ strategy }) => strategy)).toEqual(all);
    expect(ran.results.failures).toEqual([]);
  });

  test('trains each network that is needed once, and shares it', () => {
    const trained = pointsOf(ran, 'training').filter(({ step }) => step === 1).map(({ network }) => network);
    expect(trained).toEqual(['ancestor', 'aux-net', 'vanilla-net', 'tleg-net', 'deep-net', 'trained-3']);
  });

  test('trains only what the chosen strategies need', async () => {
    const few = await runTiny(tfjs, { ...everyStrategy, strategies: ['tleg', 'scratch'] });
    expect(new Set(pointsOf(few, 'training').map(({ network }) => network))).toEqual(new Set(['aux-net', 'tleg-net']));
    // What it does not share with others does not depend on them.
    expect(lossOf(few, 'tleg')).toBe(lossOf(ran, 'tleg'));
    expect(lossOf(few, 'scratch')).toBe(lossOf(ran, 'scratch'));
  });

  test('has Des-Nets of the source’s own depth that are the source', () => {
    const final = (network: string): number | undefined =>
      pointsOf(ran, 'validation').findLast((point) => point.network === network && point.images === 20)?.loss;
    expect(lossOf(ran, 'tleg')).toBe(final('tleg-net')); // as deep as the TLEG Aux-Net, all else alike
    expect(lossOf(ran, 'selection-first')).toBe(final('deep-net')); // all its three layers
    expect(lossOf(ran, 'selection-uniform')).toBe(final('deep-net'));
    expect(lossOf(ran, 'trained')).toBe(final('trained-3'));
  });

  test('leaves Vanilla-LG, mimetic and scratch near guessing: their heads are random', () => {
    // ln 3 = 1.099 is a guess among three classes; a random head of eight inputs, deviation 0.2 each, moves logits by about 0.5.
    for (const name of ['vanilla-lg', 'mimetic', 'scratch'] as const) expect(Math.abs((lossOf(ran, name) ?? NaN) - Math.log(3))).toBeLessThan(0.4);
  });

  test('tells while training those Des-Nets that live in the memory of a network in training', () => {
    const live = new Set(pointsOf(ran, 'descendant').map(({ strategy }) => strategy));
    const atTheEnd = new Set<StrategyName>(['vanilla-lg', 'selection-width', 'mimetic', 'scratch', 'trained']);
    expect([...live]).toEqual(all.filter((name) => !atTheEnd.has(name)));
  });

  test('ends with all its work done, and leaves no tensor behind', () => {
    const last = ran.progress.findLast(({ phase }) => phase === 'expansion');
    expect((last?.done ?? 0) / (last?.total ?? 1)).toBeCloseTo(1, 9);
    expect(tensors.after).toBe(tensors.before);
  });
});

describe('tuning', () => {
  const tuning = {
    strategies: ['cyclic'], depths: [2, 3], tuneSteps: 4, tuneEvery: 2, tuneDepths: [2, 3], tuneLearningRate: 0.001,
    tuneStrategies: ['cyclic', 'simple-lg', 'scratch', 'trained'], scratchSteps: 5,
  } as const;
  let ran: Ran;
  beforeAll(async () => {
    ran = await runTiny(engine, tuning);
  });

  test('shows every Des-Net at the start, after every second step and at its own end', () => {
    const steps = (strategy: StrategyName, depth: number): readonly number[] =>
      pointsOf(ran, 'tuning').filter((point) => point.strategy === strategy && point.depth === depth).map(({ step }) => step);
    for (const depth of tuning.tuneDepths) {
      expect(steps('cyclic', depth)).toEqual([0, 2, 4]);
      expect(steps('scratch', depth)).toEqual([0, 2, 4, 5]);
    }
    expect(new Set(pointsOf(ran, 'tuning').map(({ images }) => images))).toEqual(new Set([7]));
  });

  test('ends with a figure on all validation images for each', () => {
    const tuned = ran.results.evaluations.filter(({ phase }) => phase === 'tuned').map(({ strategy, depth }) => `${strategy} ${depth}`);
    expect(tuned).toEqual([2, 3].flatMap((depth) => tuning.tuneStrategies.map((strategy) => `${strategy} ${depth}`)));
  });

  test('begins where the untuned Des-Net is', async () => {
    const whole = await runTiny(engine, { ...tuning, evaluationImages: 20 });
    const start = pointsOf(whole, 'tuning').find(({ strategy, depth, step }) => strategy === 'cyclic' && depth === 3 && step === 0);
    const untuned = whole.results.evaluations.find(({ strategy, depth, phase }) => strategy === 'cyclic' && depth === 3 && phase === 'untuned');
    expect(start?.loss).toBeCloseTo(untuned?.loss ?? Number.NaN, 5); // the same weights, in a network of its own
  });

  test('gives every strategy of a depth the same batches, whatever else is tuned', async () => {
    const alone = await runTiny(engine, { ...tuning, tuneStrategies: ['cyclic'], tuneDepths: [3] });
    expect(alone.results.evaluations.find(({ phase }) => phase === 'tuned')?.loss)
      .toBe(ran.results.evaluations.find(({ phase, strategy, depth }) => phase === 'tuned' && strategy === 'cyclic' && depth === 3)?.loss);
  });

  test('unshares the layers: at a tuning rate of nearly nothing it stays as it was, at a real one it moves', async () => {
    const still = await runTiny(engine, { ...tuning, tuneStrategies: ['cyclic'], tuneDepths: [3], tuneLearningRate: 0.000001, weightDecay: 0, evaluationImages: 20 });
    const [first, last] = [pointsOf(still, 'tuning')[0], pointsOf(still, 'tuning').at(-1)];
    expect(last?.loss).toBeCloseTo(first?.loss ?? Number.NaN, 3);
    expect(lossOf(ran, 'cyclic', 'tuned')).not.toBe(lossOf(ran, 'cyclic'));
  });

  test('leaves out what comes from a network that failed, and goes on', async () => {
    // In order of compilation: Aux-Net, vanilla net, …
    const failed = await runTiny(failingEngine(engine, { network: 1, step: 2 }), tuning);
    expect(failed.results.failures).toMatchObject([{ network: 'vanilla-net', seed: 0, step: 2 }]);
    expect(pointsOf(failed, 'tuning').some(({ strategy }) => strategy === 'simple-lg')).toBe(false);
    expect(lossOf(failed, 'cyclic', 'tuned')).toBe(lossOf(ran, 'cyclic', 'tuned'));
    const last = failed.progress.findLast(({ phase }) => phase === 'tuning');
    expect((last?.done ?? 0) / (last?.total ?? 1)).toBeCloseTo(1, 9);
  });

  test('hands out each Des-Net of the first seed, which opens as a file and gives the loss that it ended with', async () => {
    const files: Uint8Array[] = [];
    const several = { ...tuning, tuneStrategies: ['cyclic', 'tleg'], tuneDepths: [3], seeds: 2 } as const;
    const both = await runTiny(engine, several, { onTuned: async (tuned) => void files.push(desNetFile(tuned)) });
    const networks = files.map((bytes) => readNetwork(bytes));
    expect(networks).toMatchObject([
      { kind: 'des-net', depth: 3, layerSources: [0, 0, 1], classNames: ['red', 'green', 'blue'] },
      { kind: 'des-net', depth: 3, layerSources: [undefined, undefined, undefined] }, // TLEG's layers are combinations
    ]);
    for (const [i, { shape, weights }] of networks.entries()) {
      const state = engine.createState(storedTensors(plainVit(shape, 3)), weights);
      const evaluator = new Evaluator(engine, state, colouredDataset());
      const { loss } = await evaluator.evaluate(plainVit(shape, 3), await loadValidation(colouredDataset()), () => Promise.resolve());
      expect(loss).toBe(lossOf(both, several.tuneStrategies[i] ?? 'scratch', 'tuned'));
      evaluator.dispose();
      state.dispose();
    }
  });

  test('holds no network in memory but those that are tuned', async () => {
    const { counted, alive } = countingEngine(engine);
    let most = 0;
    await runTiny(counted, { ...tuning, tuneStrategies: ['cyclic', 'simple-lg'], tuneDepths: [3] }, {
      onEvent(event) {
        if (event.type === 'progress' && event.progress.phase === 'tuning') most = Math.max(most, alive());
      },
    });
    // Of each of the two: its training step, its evaluation on 7 images and, at the end, on all 20.
    expect(most).toBe(2 * 3);
    expect(alive()).toBe(0);
  });

  test('names a Des-Net that fails while it is tuned', async () => {
    // Aux-Net, vanilla net, trained at depths 2 and 3, then cyclic at depth 2.
    const failed = await runTiny(failingEngine(engine, { network: 4, step: 2 }), tuning);
    expect(failed.results.failures).toMatchObject([{ network: 'tuned-cyclic-2', seed: 0, step: 2 }]);
    expect(failed.results.complete).toBe(true);
  });
});

describe('transfer to other images', () => {
  const two = { ...colouredDataset(), name: 'two colours', classNames: ['warm', 'cold'] };
  const target = {
    ...two,
    async readShard(...request: Parameters<typeof two.readShard>) {
      const shard = await two.readShard(...request);
      return { ...shard, labels: shard.labels.map((label) => (label === 0 ? 0 : 1)) };
    },
  };
  const transfer = {
    strategies: ['cyclic'], depths: [3], target: 'image-folder', tuneSteps: 4, tuneEvery: 2, tuneDepths: [3],
    tuneStrategies: ['cyclic', 'scratch', 'pretrain-finetune'], scratchSteps: 4,
  } as const;

  test('tunes with a new head where classes differ, and evaluates on the target', async () => {
    const ran = await runTiny(engine, transfer, { target });
    expect(ran.results.target).toMatchObject({ name: 'two colours', classNames: ['warm', 'cold'] });
    expect(ran.results.data.name).toBe('coloured');
    const starts = pointsOf(ran, 'tuning').filter(({ step }) => step === 0);
    expect(starts.map(({ strategy }) => strategy)).toEqual(transfer.tuneStrategies);
    for (const { loss } of starts) expect(loss).toBeCloseTo(Math.log(2), 0); // two classes, a random head
    expect(lossOf(ran, 'pretrain-finetune')).toBeUndefined(); // seen only tuned
    expect(lossOf(ran, 'pretrain-finetune', 'tuned')).toBeDefined();
  });

  test('keeps the head where the classes are the same', async () => {
    const ran = await runTiny(engine, { ...transfer, tuneStrategies: ['cyclic'], evaluationImages: 20 }, { target: { ...colouredDataset(), name: 'again' } });
    const start = pointsOf(ran, 'tuning').find(({ step }) => step === 0);
    expect(start?.loss).toBeCloseTo(lossOf(ran, 'cyclic') ?? Number.NaN, 5);
  });

  test('is refused without the images', async () => {
    await expect(runTiny(engine, transfer)).rejects.toThrow('transfer to image-folder: no images were given');
  });
});

describe('several seeds', () => {
  test('repeat the run as each of them alone would be', async () => {
    const config = { strategies: ['cyclic', 'random-assigned'], depths: [3], tuneSteps: 2, tuneDepths: [3], tuneStrategies: ['cyclic'] } as const;
    const both = await runTiny(engine, { ...config, seed: 4, seeds: 2 });
    expect(both.results.seeds).toEqual([4, 5]);
    const [first, second] = [await runTiny(engine, { ...config, seed: 4 }), await runTiny(engine, { ...config, seed: 5 })];
    expect(both.results.evaluations).toEqual([...first.results.evaluations, ...second.results.evaluations]);
    expect(both.learngene).toEqual(first.learngene);
    const last = both.progress.findLast(({ phase }) => phase === 'tuning');
    expect(last?.seed).toBe(5);
    expect((last?.done ?? 0) / (last?.total ?? 1)).toBeCloseTo(1, 9);
  });

  test('share one ancestor', async () => {
    const ran = await runTiny(engine, { strategies: ['cyclic'], depths: [3], ancestor: 'trained', seeds: 2 });
    const ancestor = pointsOf(ran, 'training').filter(({ network }) => network === 'ancestor');
    expect(ancestor.map(({ step, seed }) => [step, seed])).toEqual([1, 2, 3, 4, 5].map((step) => [step, 0]));
  });
});

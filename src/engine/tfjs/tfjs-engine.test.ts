import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { at } from '../../lib/errors.ts';
import type { Engine, NetworkState, PlanOutputs } from '../engine.ts';
import { inferencePlan } from '../plan/inference-plan.ts';
import { storedTensors } from '../plan/network-spec.ts';
import { trainingPlan, writeScalars } from '../plan/training-plan.ts';
import { createReferenceEngine } from '../reference/reference-engine.ts';
import { livelyWeights, tinyInputs, tinyNetwork, tinyNormalisation } from '../testing/tiny-network.ts';
import { relativeError } from '../verify.ts';
import type { WebGpuDevice } from '../webgpu/webgpu-device.ts';
import { createTfjsEngine, type TfjsBackend } from './tfjs-engine.ts';

const BATCH = 4;
const network = tinyNetwork([0, 0, 1, 2]);
const desNet = tinyNetwork([0, 1, 1, 1, 2]);
const inputs = tinyInputs(BATCH);
const training = trainingPlan({
  network, batch: BATCH, normalisation: tinyNormalisation, teacher: 'input', alpha: 0.5, temperature: 2, weightDecay: 0.05, clipNorm: 1,
});
const inference = inferencePlan(desNet, BATCH, tinyNormalisation);

interface Run {
  readonly state: NetworkState;
  /** Trains to that step, evaluates the Des-Net, and tells what the plans reported. */
  train(toStep: number): Promise<{ trained: readonly PlanOutputs[]; evaluated: readonly PlanOutputs[] }>;
  dispose(): void;
}

async function start(engine: Engine): Promise<Run> {
  const state = engine.createState(storedTensors(network), livelyWeights(network));
  const [trainer, evaluator] = [await engine.compile(training, { student: state }), await engine.compile(inference, { student: state })];
  const scalars = new Float32Array(3);
  let step = 0;
  return {
    state,
    async train(toStep) {
      while (step < toStep) {
        writeScalars(scalars, 0.01, ++step);
        await trainer.run({ ...inputs, scalars });
      }
      await evaluator.run({ images: inputs.images, labels: inputs.labels });
      return { trained: await trainer.drain(), evaluated: await evaluator.drain() };
    },
    dispose() {
      trainer.dispose();
      evaluator.dispose();
      state.dispose();
    },
  };
}

describe.each(['cpu', 'wasm'] as const satisfies TfjsBackend[])('tfjs on %s', (backend) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createTfjsEngine(backend, 'under test');
  });
  afterAll(() => engine.dispose());

  test('says what it is', () => {
    expect(engine.info).toEqual({ name: 'tfjs', adapter: `tfjs ${backend}`, reason: 'under test' });
  });

  test('holds as many tensors after ten steps as after three, and none after disposal', async () => {
    const before = tf.memory().numTensors;
    const run = await start(engine);
    await run.train(3);
    const afterThree = tf.memory().numTensors;
    await run.train(10);
    expect(tf.memory().numTensors).toBe(afterThree);
    run.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('keeps inputs and outputs after a run, and no activation', async () => {
    const run = await start(engine);
    await run.train(1); // the state's weights are cut and transposed at their first use
    const executable = await engine.compile(inference, { student: run.state });
    const before = tf.memory().numTensors;
    await executable.run({ images: inputs.images, labels: inputs.labels });
    await executable.drain();
    expect(tf.memory().numTensors - before).toBe(4); // labels, losses, correct and logits; images never become a tensor
    executable.dispose();
    run.dispose();
  });

  test('gives the same bits for the same start, twice', async () => {
    const [first, second] = [await start(engine), await start(engine)];
    const results = [await first.train(5), await second.train(5)];
    expect(results[1]).toEqual(results[0]);
    expect(await second.state.read()).toEqual(await first.state.read());
    for (const run of [first, second]) run.dispose();
  });

  test('reports every run in order and only once, whenever it is asked', async () => {
    const [often, once] = [await start(engine), await start(engine)];
    const parts = [await often.train(2), await often.train(4)];
    const { trained } = await once.train(4);
    expect(parts.flatMap((part) => part.trained)).toEqual(trained);
    expect(trained).toHaveLength(4);
    expect(Object.keys(at(trained, 0))).toEqual(['losses', 'correct', 'gradient-norm']);
    for (const run of [often, once]) run.dispose();
  });

  test('learns as the reference learns', async () => {
    const [run, reference] = [await start(engine), await start(createReferenceEngine())];
    const [found, expected] = [await run.train(5), await reference.train(5)];
    for (const step of expected.trained.keys()) {
      // float32 and float64 part slowly: AdamW's first steps turn on the signs of small gradients.
      expect(relativeError(at(found.trained, step)['losses'] ?? [], at(expected.trained, step)['losses'] ?? [])).toBeLessThan(1e-3);
    }
    const mean = ({ losses = new Float32Array() }: PlanOutputs): number => losses.reduce((sum, loss) => sum + loss, 0) / BATCH;
    expect(mean(at(found.trained, 4))).toBeLessThan(mean(at(found.trained, 0)));
    run.dispose();
  });

  test('refuses inputs that are missing or of another length', async () => {
    const state = engine.createState(storedTensors(network), livelyWeights(network));
    const executable = await engine.compile(inference, { student: state });
    const run = async (given: Parameters<typeof executable.run>[0]): Promise<void> => executable.run(given);
    await expect(run({ images: inputs.images })).rejects.toThrow('the plan needs an input labels');
    await expect(run({ images: inputs.images, labels: new Int32Array(1) })).rejects.toThrow('input labels has 1 elements instead of 4');
    await expect(executable.peek('patches')).rejects.toThrow('keeps no buffer patches');
    executable.dispose();
    state.dispose();
  });

  test('refuses weights that do not fill the network', () => {
    const weights = new Map(livelyWeights(network));
    weights.delete('head.bias');
    expect(() => engine.createState(storedTensors(network), weights)).toThrow('weights hold head.bias in full');
  });

  test('leaves what it was given unchanged', async () => {
    const weights = livelyWeights(network);
    const [images, kept] = [inputs.images.slice(), new Map([...weights].map(([name, values]) => [name, values.slice()]))];
    const run = await start(engine);
    await run.train(2);
    expect(inputs.images).toEqual(images);
    expect(weights).toEqual(kept);
    run.dispose();
  });
});

test('a backend that is not here is refused by its name, with a remedy', async () => {
  await expect(createTfjsEngine('webgpu', 'under test')).rejects.toThrow(/^tfjs webgpu: not available here.*; choose another engine$/);
});

test('a device on which it cannot be started is given back', async () => {
  const close = vi.fn<() => void>();
  const gpu = { device: {}, adapter: { info: {} }, close } as unknown as WebGpuDevice; // one that can do nothing
  await expect(createTfjsEngine('webgpu', 'under test', { gpu })).rejects.toThrow('tfjs takes a backend that exists');
  expect(close).toHaveBeenCalledOnce();
  tf.removeBackend('webgpu');
});

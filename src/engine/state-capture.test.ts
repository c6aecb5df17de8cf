import { describe, expect, test } from 'vitest';
import { at } from '../lib/errors.ts';
import { randomStream } from '../lib/random.ts';
import type { Engine, NetworkState, WholeState } from './engine.ts';
import { storedTensors } from './plan/network-spec.ts';
import { trainingPlan, writeScalars } from './plan/training-plan.ts';
import { createReferenceEngine } from './reference/reference-engine.ts';
import { testedEngines } from './testing/engines.ts';
import { livelyWeights, tinyInputs, tinyNetwork, tinyNormalisation } from './testing/tiny-network.ts';

const BATCH = 4;
const network = tinyNetwork([0, 0, 1, 1]);
const recipe = { teacher: 'none', alpha: 0, temperature: 1, weightDecay: 0.05, clipNorm: 1 } as const;
const plan = trainingPlan({ network, batch: BATCH, normalisation: tinyNormalisation, ...recipe });

/** Trains a state by these steps, each on images of its own, and gives what it holds then. */
async function trained(engine: Engine, state: NetworkState, first: number, last: number): Promise<WholeState> {
  const executable = await engine.compile(plan, { student: state });
  for (let step = first; step <= last; step++) {
    const inputs = tinyInputs(BATCH);
    const pixels = randomStream(step, 'images');
    writeScalars(inputs.scalars, 0.003, step);
    await executable.run({ ...inputs, images: inputs.images.map(() => pixels.integer(256)) });
  }
  await executable.drain();
  executable.dispose();
  return state.capture();
}

describe.each([{ name: 'reference', create: async () => createReferenceEngine() }, ...testedEngines])('a state on $name', ({ create }) => {
  test('that is captured and restored goes on training bit for bit as the one that was not', async () => {
    const engine = await create();
    const [whole, half, resumed] = [0, 0, 1].map((seed) => engine.createState(storedTensors(network), livelyWeights(network, seed)));
    if (!whole || !half || !resumed) throw new Error('three states');
    const expected = await trained(engine, whole, 1, 6);
    const captured = await trained(engine, half, 1, 3);
    expect(captured).not.toEqual(expected);
    resumed.restore(captured);
    expect(await resumed.read()).toEqual(await half.read());
    expect(await trained(engine, resumed, 4, 6)).toEqual(expected);
    engine.dispose();
  });

  test('takes over parameters alone and refuses values of another network', async () => {
    const engine = await create();
    const [given, taking] = [0, 1].map((seed) => engine.createState(storedTensors(network), livelyWeights(network, seed)));
    if (!given || !taking) throw new Error('two states');
    const { parameters } = await given.capture();
    taking.restore({ parameters });
    const { moments } = await taking.capture();
    expect(await taking.read()).toEqual(await given.read());
    expect(Math.max(...moments.first, ...moments.second)).toBe(0);
    const one = at(parameters, 0);
    expect(() => taking.restore({ parameters: Float32Array.of(one) })).toThrow('1 values for a state of');
    engine.dispose();
  });
});

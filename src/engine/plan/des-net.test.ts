import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { initializeDesNet } from '../../sws/learngene.ts';
import type { Engine, NetworkState } from '../engine.ts';
import { testedEngines } from '../testing/engines.ts';
import { livelyWeights, tinyInputs, tinyNetwork, tinyNormalisation, tinyShape } from '../testing/tiny-network.ts';
import { inferencePlan } from './inference-plan.ts';
import { plainVit, storedTensors, type NetworkSpec } from './network-spec.ts';
import { trainingPlan } from './training-plan.ts';

const BATCH = 3;
const { images, labels, scalars } = tinyInputs(BATCH);
const auxNet = tinyNetwork([0, 0, 1, 2, 2]);

// Not on the reference: it keeps more digits than a copy of its weights has.
describe.each(testedEngines)('on $name', ({ create }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await create();
  });
  afterAll(() => engine.dispose());

  async function logitsOf(network: NetworkSpec, state: NetworkState): Promise<Float32Array | undefined> {
    const executable = await engine.compile(inferencePlan(network, BATCH, tinyNormalisation), { student: state });
    await executable.run({ images, labels });
    const [outputs] = await executable.drain();
    executable.dispose();
    return outputs?.['logits'];
  }

  /** The Aux-Net after one training step, and the logits that its second step computes. */
  async function trainedAuxNet(): Promise<{ state: NetworkState; logits: () => Promise<Float32Array> }> {
    const state = engine.createState(storedTensors(auxNet), livelyWeights(auxNet));
    const recipe = { teacher: 'none', alpha: 0, temperature: 1, weightDecay: 0.05, clipNorm: 1, probes: true } as const;
    const executable = await engine.compile(trainingPlan({ network: auxNet, batch: BATCH, normalisation: tinyNormalisation, ...recipe }), { student: state });
    const step = async (): Promise<void> => executable.run({ images, labels, scalars, augmentation: new Int32Array(3 * BATCH) });
    await step();
    return {
      state,
      logits: async () => {
        await step();
        return executable.peek('logits');
      },
    };
  }

  test('a Des-Net with the Aux-Net’s layer sources gives the Aux-Net’s logits bit for bit', async () => {
    const { state, logits } = await trainedAuxNet();
    const expanded = await logitsOf(tinyNetwork([0, 0, 1, 2, 2]), state);
    expect(expanded).toEqual(await logits());
    expect(new Set(expanded).size).toBeGreaterThan(BATCH); // they say something
  });

  test.each([[[0, 1, 2]], [[0, 0, 0, 1, 1, 2, 2]], [[2, 0, 1, 0]]])(
    'copying the weights of layers %j gives bit for bit what naming them gives',
    async (layerSources) => {
      const { state } = await trainedAuxNet();
      const named = await logitsOf(tinyNetwork(layerSources, 3), state);
      const desNet = plainVit(tinyShape, layerSources.length);
      const copy = engine.createState(storedTensors(desNet), initializeDesNet(await state.read(), layerSources));
      expect(await logitsOf(desNet, copy)).toEqual(named);
    },
  );

  test('layers in another order make another network', async () => {
    const { state } = await trainedAuxNet();
    expect(await logitsOf(tinyNetwork([0, 2, 1], 3), state)).not.toEqual(await logitsOf(tinyNetwork([0, 1, 2], 3), state));
  });
});

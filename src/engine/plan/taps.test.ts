import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../../lib/errors.ts';
import type { Engine } from '../engine.ts';
import { createReferenceEngine } from '../reference/reference-engine.ts';
import { testedEngines } from '../testing/engines.ts';
import { livelyWeights, tinyInputs, tinyNetwork, tinyNormalisation } from '../testing/tiny-network.ts';
import { relativeError } from '../verify.ts';
import { inferencePlan } from './inference-plan.ts';
import { storedTensors } from './network-spec.ts';

const BATCH = 5;
const { images, labels } = tinyInputs(BATCH);
const network = tinyNetwork([0, 0, 1]);
const names = ['embed', 'block0', 'block1', 'block2'];

/** The residual stream after embedding and each block, and the logits of the same run. */
async function lookInto(engine: Engine, taps: boolean): Promise<{ streams: readonly Float32Array[]; logits: Float32Array | undefined }> {
  const state = engine.createState(storedTensors(network), livelyWeights(network));
  const executable = await engine.compile(inferencePlan(network, BATCH, tinyNormalisation, { taps }), { student: state });
  await executable.run({ images, labels });
  const [outputs] = await executable.drain();
  const streams = taps ? await Promise.all(names.map((name) => executable.peek(name))) : [];
  executable.dispose();
  state.dispose();
  return { streams, logits: outputs?.['logits'] };
}

describe.each(testedEngines)('on $name', ({ create }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await create();
  });
  afterAll(() => engine.dispose());

  test('the output of the embedding and of each block can be read after a run, as the reference computes it', async () => {
    const [{ streams }, reference] = [await lookInto(engine, true), await lookInto(createReferenceEngine(), true)];
    for (const [layer, stream] of streams.entries()) {
      // Float32 sums of a few dozen terms.
      expect(relativeError(stream, at(reference.streams, layer))).toBeLessThan(1e-5);
    }
  });

  test('being looked into changes nothing of what a network says', async () => {
    expect((await lookInto(engine, true)).logits).toEqual((await lookInto(engine, false)).logits);
  });
});

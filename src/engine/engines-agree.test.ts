import { beforeAll, describe, expect, test } from 'vitest';
import { randomStream } from '../lib/random.ts';
import type { Engine } from './engine.ts';
import { storedTensors } from './plan/network-spec.ts';
import { trainingPlan, writeScalars } from './plan/training-plan.ts';
import { testedEngines } from './testing/engines.ts';
import { livelyWeights, tinyInputs, tinyNetwork, tinyNormalisation } from './testing/tiny-network.ts';

const STEPS = 50;
const BATCH = 6;
const network = tinyNetwork([0, 0, 1, 1]);
const recipe = { teacher: 'none', alpha: 0, temperature: 1, weightDecay: 0.05, clipNorm: 1 } as const;
const plan = trainingPlan({ network, batch: BATCH, normalisation: tinyNormalisation, ...recipe });

/** The mean losses of fifty steps on four batches in turn. */
async function lossesOn(engine: Engine): Promise<number[]> {
  const state = engine.createState(storedTensors(network), livelyWeights(network));
  const executable = await engine.compile(plan, { student: state });
  const pixels = randomStream(1, 'batches');
  const batches = Array.from({ length: 4 }, () => {
    const inputs = tinyInputs(BATCH);
    return { ...inputs, images: Uint8Array.from(inputs['images'] ?? [], () => pixels.integer(256)) };
  });
  const losses: number[] = [];
  for (let step = 1; step <= STEPS; step++) {
    const scalars = new Float32Array(3);
    writeScalars(scalars, 0.003, step);
    await executable.run({ ...batches[step % batches.length], scalars });
    for (const { losses: ofImages = new Float32Array() } of await executable.drain()) {
      losses.push(ofImages.reduce((sum, loss) => sum + loss, 0) / BATCH);
    }
  }
  executable.dispose();
  state.dispose();
  engine.dispose();
  return losses;
}

describe('fifty steps of training', () => {
  const [standard, ...others] = testedEngines;
  let expected: number[];
  beforeAll(async () => {
    expected = standard ? await lossesOn(await standard.create()) : [];
  });

  test(`teach the network on ${standard?.name}`, () => {
    expect(expected).toHaveLength(STEPS);
    expect(expected.at(-1)).toBeLessThan(0.7 * (expected[0] ?? 0));
  });

  test.each(others)(`stay within 1 % of ${standard?.name} at every step on $name`, async ({ create }) => {
    const losses = await lossesOn(await create());
    const apart = losses.map((loss, i) => Math.abs(loss / (expected[i] ?? Number.NaN) - 1));
    expect(losses).toHaveLength(STEPS);
    expect(Math.max(...apart)).toBeLessThan(0.01);
  });
});

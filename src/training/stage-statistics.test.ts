import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import { testedEngines } from '../engine/testing/engines.ts';
import type { StagePoint, TrainingPoint } from '../formats/metrics.ts';
import { createTfjsEngine } from '../engine/tfjs/tfjs-engine.ts';
import { countingEngine } from './counting-engine.fixture.ts';
import { failingEngine } from './failing-engine.fixture.ts';
import { pointsOf, runTiny, type Ran } from './tiny-run.fixture.ts';

// Two stages of two layers each, as the default mapping expands two layers to four.
const twice = { strategies: ['cyclic', 'simple-lg'], stageLayout: [2, 2], depths: [2, 4] } as const;

const at = (ran: Ran, network: StagePoint['network'], step: number): readonly StagePoint[] =>
  pointsOf(ran, 'stage').filter((point) => point.network === network && point.step === step);

describe.each(testedEngines)('on $name', ({ create }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await create();
  });
  afterAll(() => engine.dispose());

  test('each stage tells of itself at every live evaluation and at the end', async () => {
    const ran = await runTiny(engine, twice);
    const stages = pointsOf(ran, 'stage').map(({ network, stage, step }) => `${step} ${network} ${stage}`);
    // 6 steps, evaluated every 2.
    expect(stages).toEqual([2, 4, 6].flatMap((step) => ['aux-net', 'vanilla-net'].flatMap((network) => [0, 1].map((stage) => `${step} ${network} ${stage}`))));
    for (const { gradientNorm, weightChange, similarity, drift } of pointsOf(ran, 'stage')) {
      expect(gradientNorm).toBeGreaterThan(0);
      expect(weightChange).toBeGreaterThan(0);
      expect(similarity).toBeGreaterThan(0);
      expect(drift).toBeGreaterThanOrEqual(0);
    }
  });

  test('the gradients of all stages are a part of the whole gradient of that step, before it is clipped', async () => {
    const ran = await runTiny(engine, { ...twice, clipNorm: 0.001 });
    for (const network of ['aux-net', 'vanilla-net'] as const) {
      const stages = Math.hypot(...at(ran, network, 4).map(({ gradientNorm }) => gradientNorm));
      const whole = pointsOf(ran, 'training').find((point: TrainingPoint) => point.network === network && point.step === 4)?.gradientNorm ?? NaN;
      expect(stages).toBeLessThan(whole);
      expect(stages).toBeGreaterThan(0.1 * whole); // embedding and head have the rest; clipped it would be 0.001 in all
    }
  });
});

describe('on one engine', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createTfjsEngine('cpu', 'under test');
  });
  afterAll(() => engine.dispose());

  test('an Aux-Net that was trained as it is expanded drifts nowhere; layers that never were repeated do', async () => {
    const ran = await runTiny(engine, twice);
    expect(at(ran, 'aux-net', 6).map(({ drift }) => drift)).toEqual([0, 0]);
    for (const { drift } of at(ran, 'vanilla-net', 6)) expect(drift).toBeGreaterThan(0);
  });

  test('an unbalanced Aux-Net drifts too, since the default mapping repeats its stages otherwise', async () => {
    const ran = await runTiny(engine, { ...twice, stageLayout: [1, 3] });
    expect(Math.max(...at(ran, 'aux-net', 6).map(({ drift }) => drift))).toBeGreaterThan(0);
  });

  test('a stage that is applied once has no repeats to be similar', async () => {
    const ran = await runTiny(engine, { ...twice, stageLayout: [1, 1], depths: [2] });
    expect(at(ran, 'aux-net', 6).map(({ similarity }) => similarity)).toEqual([null, null]);
  });

  test('the weights have come a longer way at the end than at the beginning', async () => {
    const ran = await runTiny(engine, { ...twice, steps: 20, evaluateEvery: 1 });
    const [early, late] = [1, 20].map((step) => at(ran, 'aux-net', step)[0]?.weightChange ?? NaN);
    expect(late).toBeGreaterThan(early ?? NaN);
  });

  test('a network that failed tells no more', async () => {
    const failed = await runTiny(failingEngine(engine, { network: 0, step: 3 }), twice);
    expect(at(failed, 'aux-net', 2)).toHaveLength(2);
    expect(at(failed, 'aux-net', 4)).toEqual([]);
    expect(at(failed, 'vanilla-net', 4)).toHaveLength(2);
  });

  test('what was compiled to look into networks is let go of', async () => {
    const { counted, alive } = countingEngine(engine);
    await runTiny(counted, { ...twice, stageLayout: [1, 3] });
    expect(alive()).toBe(0);
  });
});

import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import { createTfjsEngine } from '../engine/tfjs/tfjs-engine.ts';
import { InputError } from '../lib/errors.ts';
import { colouredDataset } from './coloured-dataset.fixture.ts';
import { createControl } from './control.ts';
import { countingEngine } from './counting-engine.fixture.ts';
import { failingEngine } from './failing-engine.fixture.ts';
import { pointsOf, runTiny } from './tiny-run.fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // a second each on a machine that does nothing else

let engine: Engine;
beforeAll(async () => {
  engine = await createTfjsEngine('cpu', 'under test');
});
afterAll(() => engine.dispose());

describe('a network that fails', () => {
  const both = { strategies: ['cyclic', 'simple-lg', 'random-assigned'] } as const;

  test('ends alone: the other goes on, and the strategies of the failed one are absent', async () => {
    const ran = await runTiny(failingEngine(engine, { network: 0, step: 3 }), both);
    expect(ran.results.failures).toEqual([{ network: 'aux-net', seed: 0, step: 3, reason: 'the loss became NaN' }]);
    expect(ran.results.complete).toBe(true);
    expect(ran.learngene).toBeUndefined();
    expect(ran.results.evaluations.map(({ strategy }) => strategy)).toEqual(['simple-lg', 'simple-lg', 'simple-lg']);
    expect(pointsOf(ran, 'training').filter(({ network }) => network === 'vanilla-net')).toHaveLength(6);
    expect(pointsOf(ran, 'training').filter(({ network }) => network === 'aux-net').map(({ step }) => step)).toEqual([1, 2, 3]);
  });

  test('as the vanilla net leaves SWS as it would have been', async () => {
    const [ran, whole] = [await runTiny(failingEngine(engine, { network: 1, step: 2 }), both), await runTiny(engine, both)];
    expect(ran.results.failures).toMatchObject([{ network: 'vanilla-net', step: 2 }]);
    expect(ran.results.evaluations).toEqual(whole.results.evaluations.filter(({ strategy }) => strategy !== 'simple-lg'));
    expect(ran.learngene).toEqual(whole.learngene);
  });

  test('as the ancestor teaches nobody', async () => {
    const ran = await runTiny(failingEngine(engine, { network: 0, step: 2 }), { ...both, ancestor: 'trained' });
    expect(ran.results.failures).toMatchObject([{ network: 'ancestor', step: 2 }]);
    expect(ran.results.evaluations).toEqual((await runTiny(engine, both)).results.evaluations);
  });

  test('by a learning rate that is far too high ends the run in order, with nothing to expand', async () => {
    const ran = await runTiny(engine, { ...both, learningRate: 1, warmup: 0, clipNorm: 0, weightDecay: 0, steps: 40, dim: 32 });
    expect(ran.results.failures.map(({ network }) => network).toSorted()).toEqual(['aux-net', 'vanilla-net']);
    for (const { reason } of ran.results.failures) expect(reason).toMatch(/^the loss diverged to .*, more than 10 times/);
    expect(ran.results.evaluations).toEqual([]);
    expect(ran.results.complete).toBe(true);
    expect(ran.progress.at(-1)).toMatchObject({ phase: 'done', done: ran.progress[0]?.total });
  });
});

describe('a run that is stopped', () => {
  test.each(['ancestor', 'learngene', 'expansion'] as const)('in the phase %s returns what there is, marked incomplete', async (phase) => {
    const control = createControl();
    const before = tf.memory().numTensors;
    let work = 0;
    const ran = await runTiny(
      engine,
      { ancestor: 'trained' },
      {
        control,
        onEvent(event) {
          if (event.type === 'progress' && event.progress.phase === phase && ++work === (phase === 'expansion' ? 1 : 3)) control.stop();
        },
      },
    );
    expect(ran.results.complete).toBe(false);
    expect(ran.results.evaluations).toEqual([]);
    expect(ran.learngene !== undefined).toBe(phase === 'expansion'); // it was learned by then
    expect(pointsOf(ran, 'training').length).toBeGreaterThan(0);
    expect(ran.progress.at(-1)?.phase).toBe(phase);
    expect(tf.memory().numTensors).toBe(before);
  });

  test.each(['ancestor', 'learngene', 'baselines', 'tuning'] as const)('in the phase %s lets go of all that it compiled', async (phase) => {
    const control = createControl();
    const { counted, alive } = countingEngine(engine);
    let work = 0;
    await runTiny(counted, { ancestor: 'trained', strategies: ['cyclic', 'trained'], depths: [2], tuneSteps: 4, tuneDepths: [2] }, {
      control,
      onEvent(event) {
        if (event.type === 'progress' && event.progress.phase === phase && ++work === 6) control.stop();
      },
    });
    expect(work).toBeGreaterThanOrEqual(6);
    expect(alive()).toBe(0);
  });

  test('before it begins is empty', async () => {
    const control = createControl();
    control.stop();
    const { results } = await runTiny(engine, {}, { control });
    expect(results).toMatchObject({ complete: false, series: [], evaluations: [] });
  });
});

test('a paused run takes one training step when told to step, of both networks, and waits again', async () => {
  let whenHeld = (): void => undefined;
  const control = createControl({ paused: true, onPause: (paused) => paused && whenHeld() });
  const hold = (): Promise<void> => new Promise((resolve) => {
    whenHeld = resolve;
  });
  const told: string[] = [];
  let held = hold();
  const running = runTiny(engine, { evaluateEvery: 1, strategies: ['cyclic', 'simple-lg'] }, {
    control,
    onEvent: (event) => event.type === 'point' && event.point.kind === 'training' && told.push(`${event.point.network} ${event.point.step}`),
  });
  await held;
  expect(told).toEqual([]);
  for (const step of [1, 2]) {
    held = hold();
    control.step();
    await held;
    expect(told.slice(-2)).toEqual([`aux-net ${step}`, `vanilla-net ${step}`]);
    expect(told).toHaveLength(2 * step);
  }
  control.resume();
  expect((await running).results.complete).toBe(true);
});

describe('an experiment that cannot be', () => {
  test('is refused with its configuration’s fault', async () => {
    await expect(runTiny(engine, { depths: [1, 2] })).rejects.toThrow(InputError);
    await expect(runTiny(engine, { depths: [1, 2] })).rejects.toThrow('1 is less than the 2 stages');
  });

  test('is refused without validation images', async () => {
    await expect(runTiny(engine, {}, { validation: [] })).rejects.toThrow('data set coloured: has no validation images');
  });

  test('is refused without validation images to tune on, before anything is trained', async () => {
    const told = new Set<string>();
    const target = { ...colouredDataset([]), name: 'elsewhere' };
    const refused = runTiny(engine, { target: 'image-folder', tuneSteps: 2, tuneDepths: [2] }, { target, onEvent: ({ type }) => told.add(type) });
    await expect(refused).rejects.toThrow('data set elsewhere: has no validation images');
    expect(told).not.toContain('point');
  });

  test('is refused when its images have another size than configured', async () => {
    const refused = runTiny(engine, { imageSize: 16 }); // the images have 8 px
    await expect(refused).rejects.toThrow(InputError);
    await expect(refused).rejects.toThrow('image size 16: the images of coloured have 8 px; resize them, or choose 8');
  });
});

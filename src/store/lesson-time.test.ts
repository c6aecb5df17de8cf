import { expect, test } from 'vitest';
import { lessons } from '../lessons/lessons.ts';
import { estimateOf, noEstimates, shapeOf, type Speed } from './estimates.ts';
import { workDataFor } from './form-data.ts';
import { lessonSeconds } from './lesson-time.ts';

/** A machine that does a thousand million multiply-accumulates a second, of every kind. */
const secondsPerMac = { training: 1e-9, evaluation: 1e-9, ancestorTraining: 1e-9, ancestorEvaluation: 1e-9 };
const state = (speeds: readonly Speed[]): Parameters<typeof lessonSeconds>[1] => ({ estimates: { ...noEstimates, speeds }, history: [] });

test.each(Object.keys(lessons) as (keyof typeof lessons)[])('the lesson %s takes as long as all of its runs, once the speed for the first is known', (name) => {
  const [first, ...others] = lessons[name].variants;
  const speed: Speed = { asked: 'auto', engine: 'wasm', shape: shapeOf(first), secondsPerMac, source: 'timed' };
  const expected = [first, ...others].reduce((sum, config) => sum + (estimateOf(speed, config, workDataFor(config, []))?.seconds ?? Number.NaN), 0);
  expect(expected).toBeGreaterThan(0);
  expect(lessonSeconds(name, state([speed]), 'auto')).toBeCloseTo(expected);
  expect(lessonSeconds(name, state([speed]), 'webgpu')).toBeUndefined();
  expect(lessonSeconds(name, state([]), 'auto')).toBeUndefined();
});

test('a run with a shape of its own is counted at its own speed', () => {
  const [withAncestor, without] = lessons.distillation.variants;
  if (!without) throw new Error('the lesson about distillation has two runs');
  const speeds = [withAncestor, without].map((config, place): Speed => ({
    asked: 'auto', engine: 'wasm', shape: shapeOf(config), source: 'timed',
    secondsPerMac: place === 0 ? secondsPerMac : { training: 0, evaluation: 0, ancestorTraining: 0, ancestorEvaluation: 0 },
  }));
  const alone = estimateOf(speeds[0], withAncestor, workDataFor(withAncestor, []))?.seconds;
  expect(lessonSeconds('distillation', state(speeds), 'auto')).toBeCloseTo(alone ?? Number.NaN);
});

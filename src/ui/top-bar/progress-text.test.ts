import { expect, test } from 'vitest';
import { defaultConfig } from '../../config/defaults.ts';
import { english } from '../../messages/en/english.ts';
import { type CurrentRun, startedRun } from '../../store/current-run.ts';
import type { Progress } from '../../training/events.ts';
import { activityOf, announcementOf, detailsOf, failuresOf, shareDone, timeLeftOf } from './progress-text.ts';

const progress: Progress = {
  phase: 'learngene', seed: 0, done: 130, total: 400, step: 120, steps: 300, imagesPerSecond: 812.4, secondsLeft: 95,
};

function run(changes: Partial<CurrentRun>): CurrentRun {
  return { ...startedRun({ id: 'a', name: 'quiet-otter-1', ordinal: 1, config: defaultConfig }), ...changes };
}

test('progress names phase, step, speed and time left', () => {
  expect(activityOf(run({ progress }), english)).toBe('Training learngene');
  expect(detailsOf(run({ progress }), english)).toBe('step 120 of 300 · 812 images/s');
  expect(timeLeftOf(run({ progress }), english)).toBe('1 min 35 s left');
});

test('progress tells up to where a run is kept', () => {
  expect(detailsOf(run({ progress, kept: { stage: '0/learngene', step: 100 } }), english)).toBe('step 120 of 300 · 812 images/s · kept until step 100');
  expect(detailsOf(run({ progress: { ...progress, phase: 'tuning' }, kept: { stage: '0/trained-8', step: 300 } }), english)).toContain('kept until the phase before');
});

test('progress counts seeds, and runs of a series', () => {
  const repeated = run({ config: { ...defaultConfig, seed: 5, seeds: 3 }, progress: { ...progress, seed: 6, phase: 'tuning' } });
  const variant = { label: 'MS-WS3', config: defaultConfig };
  const series = { id: 's', label: 'Table 5', variants: [variant, variant, variant], begun: 2 };
  expect(detailsOf(repeated, english, series)).toBe('run 2/3 · seed 2/3 · step 120 of 300');
  expect(detailsOf(repeated, english)).toBe('seed 2/3 · step 120 of 300 · 812 images/s');
  expect(activityOf(repeated, english)).toBe('Tuning Des-Nets');
});

test('what is not known yet is left out', () => {
  const unknown = { ...progress, phase: 'data', steps: 0, imagesPerSecond: 0, secondsLeft: Number.NaN } as const;
  expect(detailsOf(run({ progress: unknown }), english)).toBe('');
  expect(timeLeftOf(run({ progress: unknown }), english)).toBe('');
  expect(shareDone(undefined)).toBe(0);
});

test('a run that stands still has no time left', () => {
  expect(timeLeftOf(run({ progress, status: 'paused' }), english)).toBe('');
  expect(timeLeftOf(run({ progress, status: 'stopped' }), english)).toBe('');
});

test('the live region does not change from step to step', () => {
  const spoken = announcementOf(run({ progress }), english);
  expect(spoken).toBe('Training learngene, 25 % done');
  expect(announcementOf(run({ progress: { ...progress, done: 131, step: 121 } }), english)).toBe(spoken);
});

test('the live region tells of a network that failed', () => {
  const failures = [{ network: 'aux-net', seed: 0, step: 7, reason: 'loss is NaN' }] as const;
  expect(announcementOf(run({ failures }), english)).toBe('Starting the worker, Aux-Net failed at step 7');
  expect(failuresOf(run({ failures }), english)).toBe('Aux-Net failed');
  expect(failuresOf(run({ failures: [...failures, { ...failures[0], seed: 1 }] }), english)).toBe('Aux-Net failed');
  expect(failuresOf(run({}), english)).toBe('');
});

test('the live region tells the end', () => {
  expect(announcementOf(run({ status: 'complete', progress: { ...progress, done: 400 } }), english)).toBe('Complete');
});

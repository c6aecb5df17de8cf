import { expect, test } from 'vitest';
import { defaultConfig } from '../../config/defaults.ts';
import type { DepthFigure } from '../../findings/depth-figures.ts';
import { english } from '../../messages/en/english.ts';
import { depthCaption, depthInvitation, differenceCaption, failedSeeds, failureNote } from './depth-caption.ts';

const spread = { mean: 2, low: 2, high: 2 };
const config = { ...defaultConfig, strategies: ['cyclic', 'random-assigned'], depths: [4, 5], draws: 3 } as const;
const untuned = { phase: 'untuned', samples: [] } as const;
const auxNetFailed = { network: 'aux-net', seed: 0, step: 7, reason: 'loss is NaN' } as const;

function figure(depth: number, draws: number): DepthFigure {
  return { strategy: draws === 1 ? 'cyclic' : 'random-assigned', depth, draws, seeds: 1, loss: spread, accuracy: spread };
}

test('a live chart tells its step and on how many images it was measured', () => {
  expect(depthCaption({ ...untuned, step: 50, figures: [] }, config, english)).toBe('At step 50 of 300, 256 validation images');
});

test('the last evaluation tells how far it is: 2 depths by 1 + 3 draws make 8 Des-Nets', () => {
  const caption = (figures: readonly DepthFigure[], seeds = 1): string => depthCaption({ ...untuned, step: 'final', figures }, { ...config, seeds }, english);
  expect(caption([figure(4, 1), figure(5, 1)])).toBe('After all 300 steps, 2 of 8 Des-Nets');
  const all = [figure(4, 1), figure(5, 1), figure(4, 3), figure(5, 3)];
  expect(caption(all)).toBe('After all 300 steps, all validation images');
  expect(caption(all, 3)).toBe('After all 300 steps, 8 of 24 Des-Nets');
});

test('tuned Des-Nets are counted without draws', () => {
  const tuned = { ...config, tuneSteps: 20, tuneStrategies: ['random-assigned', 'scratch'], tuneDepths: [4] } as const;
  const figures = [figure(4, 1)];
  expect(depthCaption({ phase: 'tuned', samples: [], step: 'final', figures }, tuned, english)).toBe('After 20 steps of tuning, 1 of 2 Des-Nets');
});

test('an empty chart says what it waits for', () => {
  expect(depthInvitation(config, 'untuned', english)).toContain('Press Run');
  expect(depthInvitation(config, 'untuned', english, [])).toContain('every 50 steps');
});

test('a network that failed takes its strategies with it, and no others', () => {
  expect(failedSeeds('random-assigned', [auxNetFailed])).toBe(1);
  expect(failedSeeds('simple-lg', [auxNetFailed])).toBe(0);
  expect(failedSeeds('trained', [{ ...auxNetFailed, network: 'trained-8' }])).toBe(1);
  expect(depthInvitation(config, 'untuned', english, [auxNetFailed])).toBe('Aux-Net failed: there is nothing to expand.');
  expect(depthInvitation({ ...config, strategies: ['cyclic', 'simple-lg'] }, 'untuned', english, [auxNetFailed])).toContain('every 50 steps');
  expect(depthInvitation({ ...config, seeds: 2 }, 'untuned', english, [auxNetFailed])).toContain('every 50 steps');
});

test('a failure in some seeds is told apart from one in all', () => {
  expect([0, 1, 3].map((failed) => failureNote(failed, 3, english))).toEqual(['', ' (fail in 1 of 3 seeds)', ' (fail)']);
});

test('a difference without an interval says what would give one', () => {
  const difference = { depth: 8, mean: -0.1, seeds: 1, interval: undefined };
  expect(differenceCaption([difference], english)).toContain('repeat over seeds');
  expect(differenceCaption([{ ...difference, seeds: 3 }], english)).toContain('interval of 3 seeds');
});

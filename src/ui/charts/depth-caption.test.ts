import { expect, test } from 'vitest';
import { defaultConfig } from '../../config/defaults.ts';
import { depthCaption, depthInvitation, hasFailed } from './depth-caption.ts';
import type { DepthFigure } from '../../findings/depth-figures.ts';

const spread = { mean: 2, low: 2, high: 2 };
const config = { ...defaultConfig, strategies: ['cyclic', 'random-assigned'], depths: [4, 5], draws: 3 } as const;

function figure(depth: number, draws: number): DepthFigure {
  return { strategy: draws === 1 ? 'cyclic' : 'random-assigned', depth, draws, loss: spread, accuracy: spread };
}

test('a live chart tells its step and on how many images it was measured', () => {
  expect(depthCaption({ step: 50, figures: [] }, config)).toBe('At step 50 of 300, 256 validation images');
});

test('the last evaluation tells how far it is: 2 depths by 1 + 3 draws make 8 Des-Nets', () => {
  expect(depthCaption({ step: 'final', figures: [figure(4, 1), figure(5, 1)] }, config)).toBe('After all 300 steps, 2 of 8 Des-Nets');
  const all = [figure(4, 1), figure(5, 1), figure(4, 3), figure(5, 3)];
  expect(depthCaption({ step: 'final', figures: all }, config)).toBe('After all 300 steps, all validation images');
});

test('an empty chart says what it waits for', () => {
  expect(depthInvitation(config)).toContain('Press Run');
  expect(depthInvitation(config, [])).toContain('every 50 steps');
});

test('a network that failed takes its strategies with it, and no others', () => {
  const failures = [{ network: 'aux-net', step: 7, reason: 'loss is NaN' }] as const;
  expect(hasFailed('random-assigned', failures)).toBe(true);
  expect(hasFailed('simple-lg', failures)).toBe(false);
  expect(depthInvitation(config, failures)).toBe('Aux-Net failed: there is nothing to expand.');
  expect(depthInvitation({ ...config, strategies: ['cyclic', 'simple-lg'] }, failures)).toContain('every 50 steps');
});

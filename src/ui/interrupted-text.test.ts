import { expect, test } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import type { InterruptedContent } from '../worker/interrupted-protocol.ts';
import type { Interruption } from '../store/interruption.ts';
import { interruptedText } from './interrupted-text.ts';

const content: InterruptedContent = {
  config: defaultConfig, engine: { name: 'wasm', adapter: 'two threads', reason: 'a test' }, startedAt: '2026-01-02T03:04:05.000Z', seconds: 95,
  stage: '0/learngene', step: 120, images: 'shapes10', targetImages: undefined, ancestorFiles: [], origin: {},
};

function textOf(of: Interruption['content']): string {
  return interruptedText({ id: 'a', name: 'bold-otter-3', ordinal: 3, engine: 'auto', files: '', targetFiles: '', series: undefined, running: undefined, content: of });
}

test('an interruption tells which run, how far it is and on what', () => {
  expect(textOf(content)).toBe('bold-otter-3 was interrupted. It is kept at step 120 of 300 of training the learngene, after 1 min 35 s on wasm, images shapes10.');
});

test.each([
  { stage: 'ancestor', told: 'of training the ancestor' },
  { stage: '2/trained-8', told: 'of training a network of 8 layers' },
  { stage: '1/tuning-6', told: 'of tuning Des-Nets of 6 layers' },
  { stage: undefined, told: 'It is kept while opening the images' },
])('of the stage $stage as well', ({ stage, told }) => {
  expect(textOf({ ...content, stage })).toContain(told);
});

test('an interruption that cannot go on tells why', () => {
  expect(textOf({ problem: 'checkpoint version 2' })).toBe('The interrupted run bold-otter-3 cannot go on: checkpoint version 2');
});

import { expect, test } from 'vitest';
import { defaultConfig } from '../../config/defaults.ts';
import type { ExperimentConfig } from '../../config/fields.ts';
import { english } from '../../messages/en/english.ts';
import { fieldGroups, fieldsOfGroup } from './field-groups.ts';

function summaryOf(group: string, changes: Partial<ExperimentConfig>): string | undefined {
  return fieldGroups.find((each) => each.group === group)?.summary({ ...defaultConfig, ...changes }, english.configuration.summaries);
}

test('tuning shows its one switch until there is tuning', () => {
  expect(fieldsOfGroup('tuning', defaultConfig)).toEqual(['tuneSteps']);
  const tuned = fieldsOfGroup('tuning', { ...defaultConfig, tuneSteps: 50 });
  expect(tuned).toContain('tuneDepths');
  expect(tuned).toContain('scratchSteps');
  expect(fieldsOfGroup('tuning', { ...defaultConfig, tuneSteps: 50, tuneStrategies: ['cyclic'] })).not.toContain('scratchSteps');
});

test('an ancestor shows the fields of its kind alone', () => {
  const shown = (ancestor: ExperimentConfig['ancestor']): readonly string[] => fieldsOfGroup('ancestry', { ...defaultConfig, ancestor });
  expect(shown('none')).toEqual(['ancestor']);
  expect(shown('trained')).toContain('ancestorSteps');
  expect(shown('trained')).not.toContain('ancestorUrl');
  expect(shown('safetensors')).not.toContain('ancestorPixels');
  expect(shown('tfjs')).toContain('ancestorPixels');
});

test('without a teacher an ancestor is still described where weights are selected from it', () => {
  const config = { ...defaultConfig, strategies: ['cyclic', 'selection-width'] } as const;
  expect(fieldsOfGroup('ancestry', config)).toContain('ancestorDim');
  expect(fieldsOfGroup('ancestry', config)).not.toContain('alpha');
  expect(summaryOf('ancestry', config)).toBe('10 layers, to select from');
});

test('the share held out is shown only where images may come without a validation part', () => {
  const isShown = (changes: Partial<ExperimentConfig>): boolean => fieldsOfGroup('data', { ...defaultConfig, ...changes }).includes('validationFraction');
  expect([isShown({ data: 'image-folder' }), isShown({ data: 'address' }), isShown({ data: 'cifar10', target: 'address' })]).toEqual([true, true, true]);
  expect([isShown({}), isShown({ data: 'cifar10' }), isShown({ data: 'food101', target: 'glyphs8' })]).toEqual([false, false, false]);
});

test('a closed group tells what is in it', () => {
  expect(summaryOf('data', { target: 'glyphs8' })).toBe('shapes10 · to glyphs8 · 32 px');
  expect(summaryOf('training', { seeds: 3 })).toBe('300 steps of 64 · 3 seeds');
  expect(summaryOf('tuning', {})).toBe('none');
});

import { expect, test } from 'vitest';
import { isBalanced } from '../sws/stage-layout.ts';
import { configProblems } from './check.ts';
import { defaultConfig } from './defaults.ts';
import { configDifference, differenceLabel } from './difference.ts';
import { presetNamed, presetOf, presets } from './presets.ts';

const named = presets.map((preset) => [preset.name, preset] as const);

test.each(named)('%s is legal, and the preset nearest to itself', (_, preset) => {
  expect(configProblems(preset.config)).toEqual([]);
  expect(presetOf(preset.config)).toBe(preset);
  expect(presetNamed(preset.name)).toBe(preset);
});

test('quick is the defaults', () => {
  expect(presetNamed('quick')?.config).toEqual(defaultConfig);
});

test('an unknown name is no preset', () => {
  expect(presetNamed('constructor')).toBeUndefined();
});

test('MS-WS6 and MS-WS4 in small differ in nothing but a balanced against an unbalanced layout of as many layers', () => {
  const [balanced, unbalanced] = [presetNamed('ms-ws6-small')?.config, presetNamed('ms-ws4-small')?.config];
  expect(balanced && unbalanced && configDifference(balanced, unbalanced)).toEqual(['stageLayout']);
  expect([balanced, unbalanced].map((config) => config && isBalanced(config.stageLayout))).toEqual([true, false]);
});

test('a configuration near a preset is told by what differs', () => {
  const config = { ...defaultConfig, stageLayout: [3, 3, 4, 3, 3], learningRate: 0.001, depths: [5, 6, 7] };
  expect(differenceLabel(config, defaultConfig)).toBe('layout 3,3,4,3,3 · lr 0.001 · depths 5-7');
  expect(differenceLabel(defaultConfig, defaultConfig)).toBe('');
});

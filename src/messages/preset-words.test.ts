import { expect, test } from 'vitest';
import { presets } from '../config/presets.ts';
import { english } from './en/english.ts';
import { presetWords } from './preset-words.ts';
import { chinese } from './zh/chinese.ts';

test('in English every preset is called as on the command line', () => {
  for (const preset of presets) expect(presetWords(preset, english)).toEqual({ label: preset.label, help: preset.help });
});

test('a variant of an experiment is called after both', () => {
  expect(presetWords({ name: 'table-5-ms-ws4' }, chinese).label).toBe('表 5：MS-WS4');
});

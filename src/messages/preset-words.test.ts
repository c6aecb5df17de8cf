import { expect, test } from 'vitest';
import { presets } from '../config/presets.ts';
import { english } from './en/english.ts';
import { galleryWords, presetWords, seriesWords } from './preset-words.ts';
import { chinese } from './zh/chinese.ts';

test('in English every preset is called as on the command line', () => {
  for (const preset of presets) expect(presetWords(preset, english)).toEqual({ label: preset.label, help: preset.help });
});

test('a variant of an experiment is called after both', () => {
  expect(presetWords({ name: 'table-5-ms-ws4' }, chinese).label).toBe('表 5：MS-WS4');
});

test('a kept run’s series is called in the page’s language, an unknown one as it was kept', () => {
  expect(seriesWords({ label: 'Table 6', variant: 'Longer training' }, chinese)).toEqual({ label: '表 6', variant: '较长训练' });
  expect(seriesWords({ label: 'Mine', variant: 'a' }, chinese)).toEqual({ label: 'Mine', variant: 'a' });
});

test('a built-in result is called after its experiment in Chinese, and as its index says in English', () => {
  const entry = { file: 'table-3-shapes10.json', label: 'Table 3 on shapes10', help: 'Run with 5 seeds.' };
  expect(galleryWords(entry, english)).toEqual({ label: 'Table 3 on shapes10', help: 'Run with 5 seeds.' });
  expect(galleryWords(entry, chinese)).toMatchObject({ label: '表 3，shapes10' });
});

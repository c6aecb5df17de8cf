import { expect, test } from 'vitest';
import { defaultConfig } from './defaults.ts';
import { changeLines, differenceLabel } from './difference.ts';

test('a difference is told in the words of a link', () => {
  expect(differenceLabel({ ...defaultConfig, stageLayout: [3, 3, 4, 3, 3], steps: 500 }, defaultConfig)).toBe('layout 3,3,4,3,3 · steps 500');
  expect(differenceLabel(defaultConfig, defaultConfig)).toBe('');
});

test('changes are told in the words of the form, from what to what', () => {
  const after = { ...defaultConfig, steps: 77, flip: false, ancestorUrl: 'https://models.example/' };
  expect(changeLines(defaultConfig, after)).toEqual([
    'Random flips: on → off', 'Ancestor address: empty → https://models.example/', 'Steps: 300 → 77',
  ]);
});

test('a value of thousands of letters is cut', () => {
  const [line = ''] = changeLines(defaultConfig, { ...defaultConfig, ancestorClasses: 'tench,'.repeat(1000) });
  expect(line).toMatch(/^Ancestor classes: empty → tench,.*…$/);
  expect(line.length).toBeLessThan(80);
});

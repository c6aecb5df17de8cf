import { expect, test } from 'vitest';
import { defaultConfig } from '../../config/defaults.ts';
import type { ExperimentConfig } from '../../config/fields.ts';
import { presetNamed } from '../../config/presets.ts';
import { paperFigures } from '../../findings/paper-figures.ts';
import { english } from '../../messages/en/english.ts';
import { strategyStyles } from '../theme/series-style.ts';
import { paperLines, paperOverlay, paperTable } from './paper-lines.ts';

function configOf(preset: string): ExperimentConfig {
  return presetNamed(preset)?.config ?? defaultConfig;
}

test('the paper’s figures by depth are drawn in the looks of our strategies', () => {
  const lines = paperLines(paperFigures('table-3'));
  // Table 3 at depth 8: 66.5 and 74.4.
  expect(lines.map(({ label, style, points }) => [label, style, points.at(0)])).toEqual([
    ['Simple-LG', strategyStyles['simple-lg'], { x: 8, mean: 66.5 }], ['SWS', strategyStyles.cyclic, { x: 8, mean: 74.4 }],
  ]);
});

test('what is not by depth is a table alone, with the paper’s “fail”', () => {
  const figures = paperFigures('table-5');
  expect(paperLines(figures)).toEqual([]);
  expect(paperTable(figures, english).rows).toContainEqual(['MS-WS5 (4,1,5,2,3)', 'fail']);
});

test('over our own accuracies lie the paper’s as shares, named as the paper’s, at depths that the chart shows', () => {
  const overlay = paperOverlay(configOf('table-3'), 'untuned', [8, 9], english);
  expect(overlay?.label).toBe('Paper’s Table 3, on ImageNet-1K');
  expect(overlay?.lines.map(({ label, points, isFaint }) => [label, [...points.x], isFaint])).toEqual([
    ['Simple-LG, paper’s Table 3', [8, 9], true], ['SWS, paper’s Table 3', [8, 9], true],
  ]);
  expect(overlay?.lines[1]?.points.mean[0]).toBeCloseTo(0.744);
});

test('what the paper does not print for a phase is not laid over it', () => {
  expect(paperOverlay(configOf('table-3'), 'tuned', [8, 9], english)).toBeUndefined();
  expect(paperOverlay(configOf('figure-1d'), 'untuned', [5, 12], english)).toBeUndefined();
});

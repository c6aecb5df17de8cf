import { expect, test } from 'vitest';
import { paperExperiments } from '../config/paper-experiments.ts';
import { paperFigures } from './paper-figures.ts';

test.each(paperExperiments.map(({ name }) => name))('%s has a value of the paper in each cell', (name) => {
  const { caption, columns, rows } = paperFigures(name);
  expect(caption.length).toBeGreaterThan(20);
  expect(rows.length).toBeGreaterThan(0);
  for (const { values } of rows) expect(values).toHaveLength(columns.length);
});

test('the paper’s strategies are among those that the preset runs', () => {
  const missing = paperExperiments.flatMap(({ name, variants }) => {
    const run = new Set(variants.flatMap(({ config }) => [...config.strategies, ...(config.tuneSteps > 0 ? config.tuneStrategies : [])]));
    return paperFigures(name).columns.filter(({ strategy }) => strategy && !run.has(strategy));
  });
  expect(missing).toEqual([]);
});

test('Table 4 at depth 12 is as printed: 75.2, 79.3, 79.9', () => {
  expect(paperFigures('table-4').rows.find(({ depth }) => depth === 12)?.values).toEqual([75.2, 79.3, 79.9]);
});

test('a layout that diverged is printed as “fail”', () => {
  expect(paperFigures('table-5').rows.find(({ label }) => label.startsWith('MS-WS5'))?.values).toEqual(['fail']);
});

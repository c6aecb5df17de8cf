import { expect, test } from 'vitest';
import { table5 } from '../sws/paper-tables.ts';
import { configDifference } from './difference.ts';
import { experimentLike, paperExperimentOf, paperExperiments } from './paper-experiments.ts';
import { presetNamed, presets } from './presets.ts';

function configOf(preset: string): NonNullable<ReturnType<typeof presetNamed>>['config'] {
  const found = presetNamed(preset);
  if (!found) throw new Error(`no preset ${preset}`);
  return found.config;
}

test('each variant is a preset of the paper’s group and finds its experiment', () => {
  for (const experiment of paperExperiments) {
    for (const variant of experiment.variants) {
      expect(presetNamed(variant.name)).toMatchObject({ group: 'paper', config: variant.config });
      expect(paperExperimentOf(variant.name)).toBe(experiment);
    }
  }
  expect(paperExperimentOf('quick')).toBeUndefined();
});

test('names are told apart, and starting points come first', () => {
  expect(new Set(presets.map(({ name }) => name)).size).toBe(presets.length);
  expect(presets.map(({ group }) => group)).toEqual(presets.map(({ group }) => group).toSorted().toReversed());
});

test('every claim of the paper is shown by some experiment', () => {
  expect(new Set(paperExperiments.flatMap(({ shows }) => shows))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7]));
});

test('all that is compared runs on three seeds, so that differences have an interval', () => {
  for (const { variants } of paperExperiments) for (const { config } of variants) expect(config.seeds).toBe(3);
});

test('Table 5 has the paper’s SWS rows, layout by layout, distilled but for one', () => {
  const rows = table5.filter(({ layout }) => layout);
  const variants = paperExperiments.find(({ name }) => name === 'table-5')?.variants ?? [];
  expect(variants.map(({ label }) => label).toSorted()).toEqual(rows.map(({ method }) => method).toSorted());
  for (const { label, config } of variants) {
    expect(config.stageLayout).toEqual(rows.find(({ method }) => method === label)?.layout);
    expect(config.ancestor).toBe(label.includes('wo dis') ? 'none' : 'trained');
  }
  expect(configDifference(configOf('table-5-ms-ws1'), configOf('table-5-ms-ws1-wo-dis'))).toEqual(['ancestor']);
});

test('Table 6 differs in the learngene’s steps alone, 3 to 2 as 150 to 100 epochs', () => {
  const [short, long] = [configOf('table-6-short'), configOf('table-6-long')];
  expect(configDifference(short, long)).toEqual(['steps']);
  expect(long.steps / short.steps).toBe(1.5);
});

test('the experiments of untuned Des-Nets train the same Aux-Net, so that their runs can be pooled', () => {
  const untuned = ['figure-1d', 'table-1', 'table-3', 'table-4'].map(configOf);
  const [first] = untuned;
  for (const config of untuned) {
    const differing = first ? configDifference(first, config) : [];
    expect(differing.filter((name) => !['strategies', 'depths', 'draws'].includes(name))).toEqual([]);
  }
});

test('a configuration is like an experiment of its strategies and layout, on other images and with other budgets', () => {
  for (const experiment of paperExperiments) for (const { config } of experiment.variants) expect(experimentLike(config)).toBe(experiment);
  const other = { ...configOf('table-3'), data: 'image-folder', steps: 200, depths: [8, 12], seeds: 2, evaluateEvery: 50 } as const;
  expect(experimentLike(other)?.name).toBe('table-3');
  expect(experimentLike({ ...other, strategies: ['cyclic', 'simple-lg', 'stacking'] })).toBeUndefined();
  expect(experimentLike(configOf('quick'))).toBeUndefined();
});

import { expect, test } from 'vitest';
import { defaultConfig } from '../../config/defaults.ts';
import type { MetricPoint } from '../../formats/metrics.ts';
import { logOf } from '../../store/point-log.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import { csvOf, type RawTable, type TableRow } from './chart-table.ts';
import { curvesRawTable, depthRawTable, tuningRawTable } from './raw-tables.ts';

const common = { seed: 3, seconds: 1.5, images: 64, accuracy: 0.25 } as const;
const training = Array.from({ length: 5000 }, (_, i): MetricPoint => ({
  kind: 'training', network: 'aux-net', seed: 3, step: i + 1, epoch: i / 100, seconds: i / 10, images: 64 * (i + 1), loss: Math.sin(i), gradientNorm: 1, learningRate: 0.1,
}));
const others: readonly MetricPoint[] = [
  { ...common, kind: 'validation', network: 'aux-net', step: 5000, epoch: 50, loss: 0.5 },
  { ...common, kind: 'descendant', strategy: 'random-assigned', depth: 6, draw: 2, step: 40, loss: 1.75 },
  { ...common, kind: 'tuning', strategy: 'scratch', depth: 6, step: 8, epoch: 0.5, loss: 1.25 },
];
const final = { strategy: 'cyclic', depth: 6, draw: 0, seed: 3, phase: 'untuned', layerSources: [], loss: 1.5, accuracy: 0.5 } as const;

function shown(name: string, points: readonly MetricPoint[]): ShownRun {
  return {
    id: name, name, config: { ...defaultConfig, batchSize: 64 }, engine: undefined, data: undefined, target: undefined, log: logOf(points),
    evaluations: [final, { ...final, phase: 'tuned' }], failures: [],
  };
}

/** A table with all its rows. */
function whole({ columns, rows }: RawTable): { readonly columns: readonly string[]; readonly rows: readonly TableRow[] } {
  return { columns, rows: [...rows] };
}

const runs = [shown('quiet-otter-1', [...training, ...others]), shown('calm, owl-2', training.slice(0, 2))];

test('the CSV of training has every point of every run in full precision', () => {
  const { columns, rows } = whole(curvesRawTable(runs));
  expect(rows).toHaveLength(5003);
  expect(rows.slice(0, 5000).map((row) => row[columns.indexOf('Loss')])).toEqual(training.map((_, i) => Math.sin(i)));
  expect(rows[5000]).toEqual(['quiet-otter-1', 'aux-net', 'validation', 3, 5000, 50, 320_000, 1.5, 0.5, 0.25, undefined, undefined]);
  expect([...csvOf({ columns, rows })].join('').split('\r\n').at(-2)).toBe(`"calm, owl-2","aux-net","training",3,2,0.01,128,0.1,${Math.sin(1)},,1,`);
});

test('the CSV of training tells where the gradient spiked', () => {
  const spiked = training.slice(0, 20).map((point) => (point.step === 15 ? { ...point, gradientNorm: 8 } : point)) as readonly MetricPoint[];
  const { columns, rows } = whole(curvesRawTable([shown('quiet-otter-1', spiked)]));
  const told = rows.map((row) => row[columns.indexOf('Gradient spike, times usual')]);
  expect(told.flatMap((ratio, i) => (ratio === undefined ? [] : [[i + 1, ratio]]))).toEqual([[15, 8]]);
});

test('that of depths has each draw, live and final, of the phase that is shown', () => {
  expect([...depthRawTable(runs.slice(0, 1), 'untuned').rows]).toEqual([
    ['quiet-otter-1', 'random-assigned', 6, 3, 2, 40, 1.75, 0.25], ['quiet-otter-1', 'cyclic', 6, 3, 0, undefined, 1.5, 0.5],
  ]);
  expect([...depthRawTable(runs.slice(0, 1), 'tuned').rows]).toHaveLength(1);
});

test('that of tuning has each moment of each Des-Net', () => {
  expect([...tuningRawTable(runs).rows]).toEqual([['quiet-otter-1', 'scratch', 6, 3, 8, 0.5, 1.5, 1.25, 0.25]]);
});

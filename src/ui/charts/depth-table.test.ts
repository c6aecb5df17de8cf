import { expect, test } from 'vitest';
import { defaultConfig } from '../../config/defaults.ts';
import type { Evaluation, NetworkFailure } from '../../formats/metrics.ts';
import { english } from '../../messages/en/english.ts';
import { logOf } from '../../store/point-log.ts';
import type { StrategyName } from '../../sws/strategy.ts';
import { depthLines } from './depth-lines.ts';
import { newestSnapshot, tunedSnapshot } from './depth-snapshot.ts';
import { depthFails, depthTable } from './depth-table.ts';

const names = ['cyclic', 'simple-lg'] as const;
const config = { ...defaultConfig, strategies: names, depths: [4, 6], tuneDepths: [6], seeds: 2 };

function failure(network: NetworkFailure['network'], seed: number): NetworkFailure {
  return { network, seed, step: 7, reason: 'loss is NaN' };
}

function evaluation(strategy: StrategyName, depth: number, seed: number, loss: number): Evaluation {
  return { strategy, depth, seed, draw: 0, phase: 'untuned', layerSources: [], loss, accuracy: 0.5 };
}

function tableOf(evaluations: readonly Evaluation[], failures: readonly NetworkFailure[]): ReturnType<typeof depthTable> {
  const snapshot = newestSnapshot(logOf([]), evaluations);
  return depthTable(depthLines(snapshot.figures, 'loss', english), depthFails(snapshot, names, config, failures), english);
}

const simple = [4, 6].flatMap((depth) => [0, 1].map((seed) => evaluation('simple-lg', depth, seed, depth + seed)));

test('a strategy whose network failed in all seeds reads “fail” at every depth', () => {
  const { columns, rows } = tableOf(simple, [failure('aux-net', 0), failure('aux-net', 1)]);
  expect(columns).toEqual(['Depth', 'SWS (cyclic)', 'Simple-LG, mean', 'Simple-LG, lowest', 'Simple-LG, highest']);
  expect(rows).toEqual([[4, 'fail', 4.5, 4, 5], [6, 'fail', 6.5, 6, 7]]);
});

test('one that failed in some seeds has the figures of the others, and says in how many', () => {
  const { columns, rows } = tableOf([...simple, evaluation('cyclic', 4, 1, 3), evaluation('cyclic', 6, 1, 2)], [failure('aux-net', 0)]);
  expect(columns.filter((column) => column.startsWith('SWS'))).toEqual(['SWS (cyclic)', 'SWS (cyclic): failed seeds']);
  expect(rows.map(([depth, ...cells]) => [depth, cells[columns.indexOf('SWS (cyclic)') - 1], cells.at(-1)])).toEqual([
    [4, 3, 'fail in 1 of 2 seeds'], [6, 2, 'fail in 1 of 2 seeds'],
  ]);
});

test('where everything failed the depths are there, and nothing but “fail”', () => {
  const failures = (['aux-net', 'vanilla-net'] as const).flatMap((network) => [failure(network, 0), failure(network, 1)]);
  expect(tableOf([], failures).rows).toEqual([[4, 'fail', 'fail'], [6, 'fail', 'fail']]);
});

test('a Des-Net whose loss is no number has failed', () => {
  expect(tableOf([...simple, evaluation('cyclic', 4, 0, NaN), evaluation('cyclic', 4, 1, NaN), evaluation('cyclic', 6, 0, 2)], []).rows.map(([depth, cell]) => [depth, cell]))
    .toEqual([[4, 'fail'], [6, 2]]);
});

test('a failure in tuning is none before it', () => {
  const failures = [failure('tuned-cyclic-6', 0), failure('tuned-cyclic-6', 1)];
  expect(depthFails(newestSnapshot(logOf([]), simple), names, config, failures).names).toEqual([]);
  expect(depthFails(tunedSnapshot([]), names, config, failures).names).toEqual(['cyclic']);
});

test('without failures the table is that of the lines', () => {
  expect(tableOf(simple, []).columns).toHaveLength(4);
});

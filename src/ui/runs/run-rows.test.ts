import { expect, test } from 'vitest';
import { defaultConfig } from '../../config/defaults.ts';
import type { Evaluation } from '../../formats/metrics.ts';
import { english } from '../../messages/en/english.ts';
import { startedRun } from '../../store/current-run.ts';
import { resultsFixture } from '../../worker/fake-worker.fixture.ts';
import { differenceText, groupedRows, runRows } from './run-rows.ts';

const evaluation = { strategy: 'cyclic', draw: 0, seed: 0, phase: 'untuned', layerSources: [], accuracy: 0.5 } as const;

function at(depth: number, loss: number): Evaluation {
  return { ...evaluation, depth, loss };
}

test('a kept run tells what its configuration differs in and how SWS went with depth', () => {
  const results = resultsFixture({ config: { ...defaultConfig, steps: 12 }, evaluations: [at(8, 1.5), at(4, 1.9), at(6, 1.7)] });
  expect(runRows(undefined, [{ id: 'a', name: 'quiet-otter-1', ordinal: 1, results }], [], english)).toMatchObject([
    { configuration: 'Quick look · steps 12', status: 'complete', cyclic: { shallowest: 1.9, deepest: 1.5 }, simpleLg: undefined },
  ]);
});

test('a row stays the same object until its run or the language changes', () => {
  const kept = { id: 'a', name: 'quiet-otter-1', ordinal: 1, results: resultsFixture() };
  const [before] = runRows(undefined, [kept], [], english);
  expect(runRows(undefined, [{ ...kept, id: 'b' }, kept], [], english)[1]).toBe(before);
  expect(runRows(undefined, [{ ...kept, starred: true }], [], english)[0]).not.toBe(before);
  expect(runRows(undefined, [kept], [], { ...english })[0]).not.toBe(before);
  expect(runRows(undefined, [], [kept], english)).toMatchObject([{ isBuiltIn: true, status: 'built in' }]);
});

test('a run in which a network diverged says which', () => {
  const failures = [{ network: 'vanilla-net', seed: 0, step: 12, reason: 'loss is NaN' }] as const;
  const [row] = runRows(undefined, [{ id: 'a', name: 'quiet-otter-1', ordinal: 1, results: resultsFixture({ failures }) }], [], english);
  expect(row?.status).toBe('complete, Vanilla net failed');
});

test('the current run stands first, and once only after it was kept', () => {
  const run = startedRun({ id: 'b', name: 'bold-lynx-2', ordinal: 2, config: defaultConfig });
  const kept = { id: 'a', name: 'quiet-otter-1', ordinal: 1, results: resultsFixture() };
  expect(runRows(run, [kept], [], english).map(({ id, status }) => `${id} ${status}`)).toEqual(['b running', 'a complete']);
  expect(runRows(run, [{ ...kept, id: 'b' }], [], english)).toHaveLength(1);
});

test('losses are means over seeds, of untuned Des-Nets alone', () => {
  const evaluations = [at(4, 2), { ...at(4, 1), seed: 1 }, { ...at(4, 0.1), phase: 'tuned' }, at(8, 1.2)] as const;
  const [row] = runRows(undefined, [{ id: 'a', name: 'quiet-otter-1', ordinal: 1, results: resultsFixture({ evaluations }) }], [], english);
  expect(row?.cyclic).toEqual({ shallowest: 1.5, deepest: 1.2 });
});

test('a run of a series is called by its variant', () => {
  const series = { id: 's', label: 'Table 5', variant: 'MS-WS3' };
  const [row] = runRows(undefined, [{ id: 'a', name: 'quiet-otter-1', ordinal: 1, results: resultsFixture(), series }], [], english);
  expect(row?.configuration).toBe('Table 5: MS-WS3');
});

test('built-in results stand last and cannot be deleted', () => {
  const builtIn = { id: 'gallery/a.json', name: 'Fig. 1(d)', ordinal: 0, results: resultsFixture() };
  expect(runRows(undefined, [{ ...builtIn, id: 'a' }], [builtIn], english)).toMatchObject([
    { isBuiltIn: false }, { id: 'gallery/a.json', status: 'built in', isBuiltIn: true },
  ]);
});

test('a row says what sets it apart from the form, or that nothing does', () => {
  const config = { ...defaultConfig, stageLayout: [3, 3, 4, 3, 3], steps: 500 };
  expect(differenceText(config, defaultConfig, english)).toBe('layout 3,3,4,3,3 · steps 500');
  expect(differenceText(config, config, english)).toBe('as in the form');
});

test('runs of a series stand together where the newest stands, under the name of their experiment', () => {
  const series = { id: 's', label: 'Table 5', variant: 'MS-WS3' };
  const run = { name: 'quiet-otter-1', ordinal: 1, results: resultsFixture() };
  const rows = runRows(undefined, [{ ...run, id: 'd', series }, { ...run, id: 'c' }, { ...run, id: 'b', series }, { ...run, id: 'a' }], [], english);
  expect(groupedRows(rows).map(({ title, rows: members }) => [title, members.map(({ id }) => id)])).toEqual([
    ['Table 5', ['d', 'b']], [undefined, ['c']], [undefined, ['a']],
  ]);
});

test('the only run of a series is no group', () => {
  const series = { id: 's', label: 'Table 5', variant: 'MS-WS3' };
  const rows = runRows(undefined, [{ id: 'a', name: 'quiet-otter-1', ordinal: 1, results: resultsFixture(), series }], [], english);
  expect(groupedRows(rows)).toMatchObject([{ title: undefined }]);
});

import { expect, test } from 'vitest';
import { defaultConfig } from '../../config/defaults.ts';
import { english } from '../../messages/en/english.ts';
import type { KeptRun } from '../../store/run-storage.ts';
import { resultsFixture } from '../../worker/fake-worker.fixture.ts';
import { everyRun, filteredRows } from './run-filter.ts';
import { runRows } from './run-rows.ts';

const plain: KeptRun = { id: 'a', name: 'quiet-otter-1', ordinal: 1, results: resultsFixture({ config: { ...defaultConfig, steps: 12 } }) };
const starred: KeptRun = { id: 'b', name: 'bold-lynx-2', ordinal: 2, results: resultsFixture(), note: 'Shown in class', starred: true };
const rows = runRows(undefined, [plain, starred], [], english);

function found(text: string, starredOnly = false): readonly string[] {
  return filteredRows(rows, { text, starredOnly }).map(({ id }) => id);
}

test('without a filter all runs are shown', () => {
  expect(filteredRows(rows, everyRun)).toEqual(rows);
});

test('words are looked for in name, note, configuration and status, in any order and case', () => {
  expect(found('OTTER')).toEqual(['a']);
  expect(found('class shown')).toEqual(['b']);
  expect(found('steps 12')).toEqual(['a']);
  expect(found('complete')).toEqual(['a', 'b']);
});

test('a word that is nowhere leaves no run', () => {
  expect(found('otter class')).toEqual([]);
});

test('stars narrow it further', () => {
  expect(found('', true)).toEqual(['b']);
  expect(found('otter', true)).toEqual([]);
});

import { expect, test } from 'vitest';
import { defaultConfig } from '../../config/defaults.ts';
import { english } from '../../messages/en/english.ts';
import { startedRun } from '../../store/current-run.ts';
import type { KeptRun } from '../../store/run-storage.ts';
import { resultsFixture } from '../../worker/fake-worker.fixture.ts';
import { runRows } from './run-rows.ts';
import { type RunSelection, selectionOf, withTicks } from './run-selection.ts';

const kept = ['a', 'b'].map((id, place): KeptRun => ({ id, name: id, ordinal: place + 1, results: resultsFixture() }));
const builtIn: KeptRun = { id: 'gallery/c.json', name: 'c', ordinal: 0, results: resultsFixture() };
const running = startedRun({ id: 'd', name: 'd', ordinal: 3, config: defaultConfig });
const rows = runRows(running, kept, [builtIn], english);

/** A selection whose ticks stay as they are made; `of` gives that of the rows in sight. */
function ticking(): { readonly of: (shown?: typeof rows) => RunSelection; readonly tick: (id: string, isTicked: boolean) => void } {
  let ticks: ReadonlySet<string> = new Set();
  return {
    of: (shown = rows) => selectionOf(shown, ticks, (changed) => { ticks = changed; }),
    tick: (id, isTicked) => { ticks = withTicks(ticks, [id], isTicked); },
  };
}

const ids = ({ runs }: RunSelection): readonly string[] => runs.map(({ id }) => id);

test('runs are ticked and unticked one by one', () => {
  const { of, tick } = ticking();
  tick('b', true);
  tick('a', true);
  expect(ids(of())).toEqual(['a', 'b']);
  expect(of().extent).toBe('some');
  tick('a', false);
  expect(ids(of())).toEqual(['b']);
  expect([of().isTicked('a'), of().isTicked('b')]).toEqual([false, true]);
});

test('all that are in sight are ticked at once, but for the one under way; a built-in one cannot be deleted', () => {
  const { of } = ticking();
  of().tickAll(true);
  expect(ids(of())).toEqual(['a', 'b', 'gallery/c.json']);
  expect(of()).toMatchObject({ extent: 'all', removable: ['a', 'b'] });
  of().tickAll(false);
  expect(of()).toMatchObject({ extent: 'none', runs: [] });
});

test('what a filter hides is neither selected nor unticked', () => {
  const { of, tick } = ticking();
  tick('a', true);
  const others = rows.filter(({ id }) => id !== 'a');
  expect(of(others)).toMatchObject({ extent: 'none', runs: [] });
  of(others).tickAll(true);
  of(others).tickAll(false);
  expect(ids(of())).toEqual(['a']);
});

test('where nothing can be ticked nothing is', () => {
  expect(ticking().of(rows.slice(0, 1)).extent).toBe('none');
});

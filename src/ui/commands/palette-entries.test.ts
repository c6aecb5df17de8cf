import { expect, test } from 'vitest';
import { english } from '../../messages/en/english.ts';
import { resultsFixture } from '../../worker/fake-worker.fixture.ts';
import { TestPage } from '../../store/test-page.fixture.ts';
import { foundSections, type PaletteEntry, paletteSections } from './palette-entries.ts';

const page = new TestPage();

/** The entry that a person gets by typing and pressing Enter. */
function first(query: string): PaletteEntry | undefined {
  return foundSections(paletteSections(page.state, english), query)[0]?.entries[0];
}

test('a few letters find a field, a preset, a command', () => {
  expect(first('steps')?.id).toBe('field steps');
  expect(first('quick')?.id).toBe('preset quick');
  expect(first('share')?.id).toBe('command share');
  expect(first('dark')?.id).toBe('command theme');
});

test('the command of two ways says what it would do now, and the impossible is not offered', () => {
  expect(first('run')?.title).toBe('Run');
  expect(foundSections(paletteSections(page.state, english), 'resume').flatMap(({ entries }) => entries.map(({ id }) => id))).not.toContain('command pause');
  page.playground.start();
  expect(first('stop')?.title).toBe('Stop');
  page.says({ type: 'complete', runId: page.runId, results: resultsFixture() });
});

test('a kept run is found by its name and shown', () => {
  const [run] = page.state.history;
  const entry = first(run?.name ?? '');
  expect(entry?.title).toBe(run?.name);
  entry?.run(page.playground);
  expect(page.state.shownId).toBe(run?.id);
});

test('only fields that the form shows can be gone to', () => {
  expect(first('temperature')?.id).not.toBe('field temperature');
  page.playground.edit('ancestor', 'trained');
  expect(first('temperature')?.id).toBe('field temperature');
  page.playground.setView({ hide: ['configuration'] });
  expect(paletteSections(page.state, english).map(({ title }) => title)).not.toContain('Fields');
});

test('words of a detail find their entry after those that have them in their title, letters scattered over it do not', () => {
  const found = foundSections(paletteSections(page.state, english), 'processor').flatMap(({ entries }) => entries.map(({ id }) => id));
  expect(found).toContain('preset quick'); // “… in minutes on a processor.”
  expect(foundSections(paletteSections(page.state, english), 'prcssr')).toEqual([]);
});

test('what is nowhere leaves nothing', () => {
  expect(foundSections(paletteSections(page.state, english), 'xyzzyq')).toEqual([]);
});

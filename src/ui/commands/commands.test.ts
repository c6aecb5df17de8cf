import { expect, test } from 'vitest';
import { english } from '../../messages/en/english.ts';
import { TestPage } from '../../store/test-page.fixture.ts';
import { commands, isPossible, titleOf } from './commands.ts';

function command(id: string): (typeof commands)[number] {
  const found = commands.find((each) => each.id === id);
  if (!found) throw new Error(`no command ${id}`);
  return found;
}

test('no two commands have the same keys or the same id', () => {
  const keys = commands.flatMap(({ shortcut }) => (shortcut ? [`${shortcut.mod ?? ''} ${shortcut.shift ?? ''} ${shortcut.key}`] : []));
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
});

test('the command that runs is the one that stops', () => {
  const page = new TestPage();
  command('run').run(page.playground);
  expect(page.requests).toEqual(['start']);
  expect(titleOf(command('run'), page.state, english)).toBe('Stop');
  command('run').run(page.playground);
  expect(page.requests).toEqual(['start', 'stop']);
});

test('a running run is paused and resumed, and stepped only while it is paused', () => {
  const page = new TestPage();
  expect(isPossible(command('pause'), page.state)).toBe(false);
  page.playground.start();
  expect(isPossible(command('step'), page.state)).toBe(false);
  command('pause').run(page.playground);
  page.says({ type: 'paused', runId: page.runId });
  expect(titleOf(command('pause'), page.state, english)).toBe('Resume');
  expect(isPossible(command('step'), page.state)).toBe(true);
  command('pause').run(page.playground);
  expect(page.requests).toEqual(['start', 'pause', 'resume']);
});

test('there is nothing to undo, redo or reset at first', () => {
  const page = new TestPage();
  const possible = (): readonly string[] => ['undo', 'redo', 'reset', 'everything'].filter((id) => isPossible(command(id), page.state));
  expect(possible()).toEqual([]);
  page.playground.editText('steps', '12');
  expect(possible()).toEqual(['undo', 'reset']);
  command('undo').run(page.playground);
  expect(isPossible(command('redo'), page.state)).toBe(true);
});

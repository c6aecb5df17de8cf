import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { formatResults } from '../formats/results-file.ts';
import { resultsFixture } from '../worker/fake-worker.fixture.ts';
import { type AddressBar, followAddress } from './address-link.ts';
import type { Playground } from './playground.ts';
import { shownRun } from './shown-run.ts';
import { TestPage } from './test-page.fixture.ts';

let page: TestPage;
let playground: Playground;

beforeEach(() => {
  vi.useFakeTimers();
  page = new TestPage();
  ({ playground } = page);
});

afterEach(() => {
  vi.useRealTimers();
});

function addressBar(hash: string): AddressBar & { hash: string; go(to: string): void } {
  const listeners: (() => void)[] = [];
  const bar = {
    hash,
    get location() {
      return { hash: bar.hash };
    },
    history: { replaceState: (_data: unknown, _unused: string, url: string) => void (bar.hash = url) },
    addEventListener: (_type: 'hashchange', listener: () => void) => void listeners.push(listener),
    go(to: string) {
      bar.hash = to;
      for (const listener of listeners) listener();
    },
  };
  return bar;
}

test('opens the link that the page was called with, and the ones that follow', () => {
  const bar = addressBar('#v=1&preset=quick&steps=7');
  followAddress(playground, bar);
  expect(playground.store.getState().configuration.config.steps).toBe(7);
  bar.go('#v=1&preset=quick&steps=8');
  expect(playground.store.getState().configuration.config.steps).toBe(8);
});

test('the address follows the form once the person stops typing', () => {
  const bar = addressBar('');
  followAddress(playground, bar);
  playground.editText('steps', '1');
  playground.editText('steps', '12');
  expect(bar.hash).toBe('');
  vi.advanceTimersByTime(1000);
  expect(bar.hash).toContain('steps=12');
});

test('the address never shows a configuration with a problem', () => {
  const bar = addressBar('');
  followAddress(playground, bar);
  playground.edit('depths', [1]);
  vi.advanceTimersByTime(1000);
  expect(bar.hash).toBe('');
});

test('a broken link stays in the address', () => {
  const bar = addressBar('#v=1&layuot=3');
  followAddress(playground, bar);
  vi.advanceTimersByTime(1000);
  expect(bar.hash).toBe('#v=1&layuot=3');
});

test('a link that comes while the page is in use tells what it changes, and is taken back whole', () => {
  const bar = addressBar('#v=1&steps=7&view.tab=costs');
  followAddress(playground, bar);
  expect(page.told).toEqual([]);
  bar.go('#v=1&preset=quick&steps=8&seed=2');
  expect(page.told).toMatchObject([{ text: 'The link changed 2 fields', lines: ['Steps: 7 → 8', 'Seed: 0 → 2'] }]);
  page.told[0]?.undo?.();
  expect(page.state.configuration.config).toMatchObject({ steps: 7, seed: 0 });
  expect(page.state.view).toEqual({ tab: 'costs' });
  vi.advanceTimersByTime(1000);
  expect(bar.hash).toBe('#v=1&preset=quick&steps=7&view.tab=costs');
});

test('a link that changes nothing is opened without a word', () => {
  const bar = addressBar('#v=1&steps=7');
  followAddress(playground, bar);
  bar.go('#v=1&preset=quick&steps=7&view.tab=costs');
  expect(page.told).toEqual([]);
  expect(page.state.view).toEqual({ tab: 'costs' });
});

test('no link starts a run, or asks the server for anything', () => {
  followAddress(playground, addressBar('#v=1&ancestor=safetensors&ancestor-url=https://models.example/a.safetensors&view.embed=on'));
  expect(page.requests).toEqual([]);
  expect(page.state.gallery.status).toBe('unasked');
});

test('a link offers the built-in result that it shows, and asks the server for it only when told to', async () => {
  const bar = addressBar('#v=1&view.result=figure-1d&view.moment=50');
  page.served.set('http://localhost/gallery/index.json', JSON.stringify([{ file: 'figure-1d.json', label: 'Fig. 1(d)', help: 'Three seeds.' }]));
  page.served.set('http://localhost/gallery/figure-1d.json', formatResults(resultsFixture()));
  followAddress(playground, bar);
  expect(page.told).toMatchObject([{ text: 'The link shows the built-in result figure-1d', action: { label: 'Open it' } }]);
  expect(page.state.gallery.status).toBe('unasked');
  vi.useRealTimers();
  page.told[0]?.action?.run();
  await expect.poll(() => shownRun(page.state)?.name).toBe('Fig. 1(d)');
  expect(page.state.view).toMatchObject({ result: 'figure-1d', moment: 50 });
  playground.start();
  expect(page.state.view.result).toBeUndefined();
  bar.go('#v=1&view.result=figure-1d');
  expect(shownRun(page.state)?.name).toBe('Fig. 1(d)');
  expect(page.told).toHaveLength(1);
});

test('within a lesson, which brings results of its own, nothing is offered', () => {
  followAddress(playground, addressBar('#v=1&view.lesson=costs&view.result=lesson-costs'));
  expect(page.told).toEqual([]);
});

test('a result that the page does not have is named', async () => {
  followAddress(playground, addressBar('#v=1&view.result=figure-9'));
  vi.useRealTimers();
  page.told[0]?.action?.run();
  await expect.poll(() => page.state.notice).toContain('the built-in result figure-9 was not opened (this page has none of that name)');
});

test('a link to a run of this browser names no result', () => {
  const bar = addressBar('#v=1&view.result=figure-1d');
  followAddress(playground, bar);
  playground.charted.show('mb3x-1');
  vi.advanceTimersByTime(1000);
  expect(bar.hash).toBe('#v=1&preset=quick');
});

test('the address follows what is shown', () => {
  const bar = addressBar('#v=1&view.hide=runs');
  followAddress(playground, bar);
  playground.setView({ tab: 'claims' });
  vi.advanceTimersByTime(1000);
  expect(bar.hash).toBe('#v=1&preset=quick&view.tab=claims&view.hide=runs');
});

test('a broken link stays in the address though the view changes', () => {
  const bar = addressBar('#v=1&layuot=3');
  followAddress(playground, bar);
  playground.setView({ tab: 'claims' });
  vi.advanceTimersByTime(1000);
  expect(bar.hash).toBe('#v=1&layuot=3');
});

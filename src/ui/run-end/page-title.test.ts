import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { english } from '../../messages/en/english.ts';
import type { Messages } from '../../messages/messages.ts';
import { chinese } from '../../messages/zh/chinese.ts';
import { TestPage } from '../../store/test-page.fixture.ts';
import { resultsFixture } from '../../worker/fake-worker.fixture.ts';
import { followTitle } from './page-title.ts';

let page: TestPage;
let language: Messages;
let textChanged: () => void;

beforeEach(() => {
  vi.stubGlobal('document', { title: 'Learngene Playground' });
  page = new TestPage();
  language = english;
  textChanged = followTitle(page.playground, page.tab, () => language);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function reaches(done: number): void {
  const progress = { phase: 'learngene', seed: 0, done, total: 200, step: 1, steps: 2, imagesPerSecond: 1, secondsLeft: 1 } as const;
  page.says({ type: 'events', runId: page.runId, events: [{ type: 'progress', progress }] });
}

test('the title says how far a run is, and is the page’s own again when it has ended in sight', () => {
  page.playground.start();
  expect(document.title).toBe('0 % · Learngene Playground');
  reaches(85);
  expect(document.title).toBe('42 % · Learngene Playground');
  page.says({ type: 'complete', runId: page.runId, results: resultsFixture() });
  expect(document.title).toBe('Learngene Playground');
});

test('of a run that ended in a hidden tab it says so until the tab is looked at', () => {
  page.playground.start();
  page.tab.hide(true);
  page.says({ type: 'complete', runId: page.runId, results: resultsFixture() });
  expect(document.title).toBe('Done · Learngene Playground');
  page.tab.hide(false);
  expect(document.title).toBe('Learngene Playground');
});

test('and that it failed, if it did', () => {
  page.playground.start();
  page.tab.hide(true);
  page.says({ type: 'error', runId: page.runId, error: { name: 'InputError', message: 'no images', phase: 'data' } });
  expect(document.title).toBe('Failed · Learngene Playground');
});

test('it changes with the page’s language', () => {
  page.playground.start();
  reaches(85);
  language = chinese;
  textChanged();
  expect(document.title).toBe('42% · Learngene Playground');
});

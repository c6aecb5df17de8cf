import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { resultsFixture } from '../worker/fake-worker.fixture.ts';
import { TestPage } from './test-page.fixture.ts';

let page: TestPage;

beforeEach(() => {
  vi.useFakeTimers();
  page = new TestPage();
});

afterEach(() => {
  vi.useRealTimers();
});

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(1000);

function reaches(done: number): void {
  const progress = { phase: 'learngene', seed: 0, done, total: 1000, step: done, steps: 1000, imagesPerSecond: 1, secondsLeft: 1 } as const;
  page.says({ type: 'events', runId: page.runId, events: [{ type: 'progress', progress }] });
}

describe('while a run is under way, the tab', () => {
  test('is held against freezing, paused or not, until the run is over', async () => {
    page.playground.start();
    await settle();
    expect(page.tab.unfrozen).toBe(1);
    page.says({ type: 'paused', runId: page.runId });
    await settle();
    expect(page.tab.unfrozen).toBe(1);
    page.says({ type: 'complete', runId: page.runId, results: resultsFixture() });
    await settle();
    expect(page.tab.unfrozen).toBe(0);
  });

  test('lets go where the run is over before the lock has come', async () => {
    page.playground.start();
    page.says({ type: 'complete', runId: page.runId, results: resultsFixture() });
    await settle();
    expect(page.tab.unfrozen).toBe(0);
  });

  test('keeps the screen on when asked to, and again when it is shown again', async () => {
    page.playground.tab.keepScreenOn(true);
    await settle();
    expect(page.tab.screens).toBe(0);
    page.playground.start();
    await settle();
    expect(page.tab.screens).toBe(1);
    page.tab.hide(true);
    await settle();
    expect(page.tab.screens).toBe(0);
    page.tab.hide(false);
    await settle();
    expect(page.tab.screens).toBe(1);
    page.playground.tab.keepScreenOn(false);
    await settle();
    expect(page.tab.screens).toBe(0);
  });

  test('says why the screen cannot be kept on', async () => {
    page.tab.refusesScreen = true;
    page.playground.start();
    page.playground.tab.keepScreenOn(true);
    await settle();
    expect(page.state).toMatchObject({ keepsScreenOn: false, notice: 'the screen cannot be kept on: the battery is low' });
  });
});

describe('a tab that was hidden', () => {
  /** 100 units of work in 20 s in sight, then hidden for 10 min, in which so many are done. */
  async function hiddenWhile(done: number): Promise<void> {
    page.playground.start();
    reaches(0);
    page.tab.now = 20;
    reaches(100);
    page.tab.hide(true);
    page.tab.now = 620;
    page.tab.hide(false);
    reaches(100 + done); // a message that waited
    await settle();
  }

  test('tells how slow training was meanwhile', async () => {
    await hiddenWhile(600);
    expect(page.state.run?.notices).toEqual([expect.stringMatching(/^While this tab was hidden, for 10 min( 0 s)?, training went at 20 % of its pace: /)]);
  });

  test('tells so of one that stood still', async () => {
    await hiddenWhile(0);
    expect(page.state.run?.notices).toEqual([expect.stringContaining('at 0 % of its pace')]);
  });

  test('says nothing where training went on as before', async () => {
    await hiddenWhile(2900);
    expect(page.state.run?.notices).toEqual([]);
  });

  test('says nothing of a run that was paused', async () => {
    page.playground.start();
    reaches(0);
    page.tab.now = 20;
    reaches(100);
    page.says({ type: 'paused', runId: page.runId });
    page.tab.hide(true);
    page.tab.now = 620;
    page.tab.hide(false);
    await settle();
    expect(page.state.run?.notices).toEqual([]);
  });
});

describe('a page that comes back from the cache behind Back and Forward', () => {
  test('looks again for interrupted runs', () => {
    page.tab.comesBack();
    expect(page.interruptedRequests).toEqual([{ type: 'list' }]);
  });

  test('goes on with its own run', () => {
    page.playground.start();
    page.tab.comesBack();
    expect(page.interruptedRequests).toEqual([]);
    reaches(5);
    expect(page.state.run?.progress?.done).toBe(5);
  });
});

test('a clock that is set back between two runs gives them different ids', () => {
  let now = 2_000_000;
  const clocked = new TestPage(undefined, () => now);
  clocked.playground.start();
  const { runId } = clocked;
  clocked.says({ type: 'complete', runId, results: resultsFixture() });
  now = 1_000_000;
  clocked.playground.start();
  expect(clocked.state.run).toMatchObject({ ordinal: 2 });
  expect(clocked.runId).not.toBe(runId);
});

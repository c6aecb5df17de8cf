import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import { resultsFixture } from '../worker/fake-worker.fixture.ts';
import { browserNotices } from './notices.ts';
import { TestPage } from './test-page.fixture.ts';

let page: TestPage;

beforeEach(() => {
  page = new TestPage();
});

function runsToItsEnd(): void {
  page.playground.start();
  page.says({ type: 'complete', runId: page.runId, results: resultsFixture() });
}

describe('notices of ended runs', () => {
  test('the browser is asked on the person’s word alone, and once', async () => {
    runsToItsEnd();
    expect(page.notices.asked).toBe(0);
    await page.playground.endNotices.wish(true);
    await page.playground.endNotices.wish(false);
    await page.playground.endNotices.wish(true);
    expect(page.notices.asked).toBe(1);
    expect(page.state.tellsOfEnd).toBe(true);
  });

  test('a run that ends in a hidden tab is told of, in words of the page', async () => {
    await page.playground.endNotices.wish(true);
    page.tab.hide(true);
    runsToItsEnd();
    expect(page.notices.shown).toEqual([{ title: `${page.state.run?.name} complete`, body: '' }]);
  });

  test('so is one that failed, but not one that the person stopped', async () => {
    await page.playground.endNotices.wish(true);
    page.tab.hide(true);
    page.playground.start();
    page.says({ type: 'stopped', runId: page.runId, results: resultsFixture({ complete: false }) });
    expect(page.notices.shown).toEqual([]);
    page.playground.start();
    page.says({ type: 'error', runId: page.runId, error: { name: 'InputError', message: 'no images', phase: 'data' } });
    expect(page.notices.shown).toHaveLength(1);
  });

  test('nothing is told of while the tab is in sight, or where it was not asked for', async () => {
    page.tab.hide(true);
    runsToItsEnd();
    await page.playground.endNotices.wish(true);
    page.tab.hide(false);
    runsToItsEnd();
    expect(page.notices.shown).toEqual([]);
  });

  test('a series is told of when its last run ends', async () => {
    await page.playground.endNotices.wish(true);
    page.tab.hide(true);
    page.playground.startSeries('both', [{ label: 'a', config: defaultConfig }, { label: 'b', config: { ...defaultConfig, seed: 1 } }]);
    page.says({ type: 'complete', runId: page.runId, results: resultsFixture() });
    expect(page.notices.shown).toHaveLength(0);
    page.says({ type: 'complete', runId: page.runId, results: resultsFixture() });
    expect(page.notices.shown).toHaveLength(1);
  });

  test.each(['denied', 'absent'] as const)('a browser that has them %s is not asked again, and the person told', async (allowed) => {
    page.notices.allowed = allowed;
    await page.playground.endNotices.wish(true);
    expect(page.notices.asked).toBe(0);
    expect(page.state).toMatchObject({ tellsOfEnd: false, notice: 'no notices here' });
  });

  test('a notice that the browser throws at does not disturb the run’s end', async () => {
    await page.playground.endNotices.wish(true);
    page.tab.hide(true);
    vi.spyOn(page.notices, 'show').mockImplementation(() => { throw new TypeError('Illegal constructor'); });
    runsToItsEnd();
    expect(page.state.run?.status).toBe('complete');
  });
});

describe('the browser’s own', () => {
  class FakeNotification extends EventTarget {
    static permission: NotificationPermission = 'default';
    static readonly made: FakeNotification[] = [];
    static requestPermission = (): Promise<NotificationPermission> => Promise.resolve('granted');
    isClosed = false;
    readonly text: readonly [string, NotificationOptions];
    constructor(title: string, options: NotificationOptions) {
      super();
      this.text = [title, options];
      FakeNotification.made.push(this);
    }

    close(): void {
      this.isClosed = true;
    }
  }

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('carry title and body, and bring the page forward when clicked', async () => {
    const focus = vi.fn<() => void>();
    vi.stubGlobal('window', { Notification: FakeNotification, focus });
    const notices = browserNotices();
    expect(notices.permission()).toBe('default');
    expect(await notices.ask()).toBe(true);
    notices.show({ title: 'Done', body: 'loss 1.2' });
    const [notice] = FakeNotification.made;
    expect(notice?.text).toEqual(['Done', expect.objectContaining({ body: 'loss 1.2' })]);
    notice?.dispatchEvent(new Event('click'));
    expect(focus).toHaveBeenCalledOnce();
    expect(notice?.isClosed).toBe(true);
  });

  test('are absent where the browser has none', async () => {
    vi.stubGlobal('window', {});
    const notices = browserNotices();
    expect(notices.permission()).toBe('absent');
    expect(await notices.ask()).toBe(false);
  });
});

import { expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { defaultConfig } from '../config/defaults.ts';
import type { OfflineRequest } from '../offline/offline-protocol.ts';
import type { Announcement } from './announcement.ts';
import { startedRun } from './current-run.ts';
import { keepOffline, type OfflineBrowser, type OfflineWorker, offerUpdate } from './offline.ts';
import { initialState, type PlaygroundState } from './playground-state.ts';

class FakeWorker implements OfflineWorker {
  state: ServiceWorkerState = 'installing';
  readonly asked: OfflineRequest[] = [];
  readonly #listeners: (() => void)[] = [];

  postMessage(message: OfflineRequest): void {
    this.asked.push(message);
  }

  addEventListener(_type: 'statechange', listener: () => void): void {
    this.#listeners.push(listener);
  }

  becomes(state: ServiceWorkerState): void {
    this.state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** A browser in which a worker may be at work already, and a newer one can be found. */
class FakeBrowser implements OfflineBrowser {
  readonly active = new FakeWorker();
  waiting: FakeWorker | null = null;
  installing: FakeWorker | null = null;
  reloads = 0;
  readonly #isControlled: boolean;
  readonly #savesData: boolean;
  readonly #found: (() => void)[] = [];
  readonly #changed: (() => void)[] = [];

  constructor(isControlled: boolean, savesData = false) {
    this.#isControlled = isControlled;
    this.#savesData = savesData;
  }

  register = async (): Promise<this> => this;
  ready = async (): Promise<this> => this;
  isControlled = (): boolean => this.#isControlled;
  savesData = (): boolean => this.#savesData;
  reload = (): void => { this.reloads++; };
  onControllerChange = (listener: () => void): void => { this.#changed.push(listener); };
  addEventListener(_type: 'updatefound', listener: () => void): void { this.#found.push(listener); }

  installs(): FakeWorker {
    const worker = this.installing = new FakeWorker();
    for (const listener of this.#found) listener();
    [this.waiting, this.installing] = [worker, null];
    worker.becomes('installed');
    return worker;
  }

  changesOver(): void {
    for (const listener of this.#changed) listener();
  }
}

test('the first visit asks for the images and offers no update', async () => {
  const browser = new FakeBrowser(false);
  const offer = vi.fn<(update: () => void) => void>();
  await keepOffline(browser, offer);
  browser.installs();
  expect(browser.active.asked).toEqual(['keep-images']);
  expect(offer).not.toHaveBeenCalled();
});

test('who saves data is not sent the images', async () => {
  const browser = new FakeBrowser(false, true);
  await keepOffline(browser, vi.fn<(update: () => void) => void>());
  expect(browser.active.asked).toEqual([]);
});

test('a newer build is offered; the page is loaded anew only once the person has taken it and it is at work', async () => {
  const browser = new FakeBrowser(true);
  const offers: (() => void)[] = [];
  await keepOffline(browser, (update) => offers.push(update));
  const newer = browser.installs();
  expect(offers).toHaveLength(1);
  browser.changesOver(); // as when another tab took it
  expect(browser.reloads).toBe(0);
  offers[0]?.();
  expect(newer.asked).toEqual(['take-over']);
  expect(browser.reloads).toBe(0);
  browser.changesOver();
  expect(browser.reloads).toBe(1);
});

test('an update is not offered in the middle of a run, nor made in one that was begun since', () => {
  const store = createStore<PlaygroundState>(() => initialState);
  const run = startedRun({ id: 'a', name: 'a', ordinal: 1, config: defaultConfig });
  const told: Announcement[] = [];
  const update = vi.fn<() => void>();
  store.setState({ run });
  offerUpdate(store, (announcement) => told.push(announcement), () => ({ ready: 'newer', when: 'any time', reload: 'Reload' }), update);
  expect(told).toEqual([]);
  store.setState({ run: { ...run, status: 'complete' } });
  expect(told).toHaveLength(1);
  store.setState({ run });
  told[0]?.action?.run();
  expect(update).not.toHaveBeenCalled();
  store.setState({ run: { ...run, status: 'stopped' } });
  told[1]?.action?.run();
  expect(update).toHaveBeenCalledOnce();
});

/** The page's end of its service worker: it is installed, asked to keep the images, and told when to make way for a newer build. */
import type { StoreApi } from 'zustand/vanilla';
import type { OfflineRequest } from '../offline/offline-protocol.ts';
import type { Tell } from './announcement.ts';
import { isActive } from './current-run.ts';
import type { PlaygroundState } from './playground-state.ts';

/** The part of a service worker that the page needs. */
export interface OfflineWorker {
  readonly state: ServiceWorkerState;
  postMessage(message: OfflineRequest): void;
  addEventListener(type: 'statechange', listener: () => void): void;
}

/** The part of its registration. */
export interface OfflineRegistration {
  readonly installing: OfflineWorker | null;
  readonly waiting: OfflineWorker | null;
  readonly active: OfflineWorker | null;
  addEventListener(type: 'updatefound', listener: () => void): void;
}

export interface OfflineBrowser {
  /** Rejects where service workers are switched off, or the script cannot be fetched. */
  register(): Promise<OfflineRegistration>;
  /** Resolves with the registration once a worker of it is at work. */
  ready(): Promise<OfflineRegistration>;
  /** Whether the page was opened by a service worker, so that another one is an update. */
  isControlled(): boolean;
  onControllerChange(listener: () => void): void;
  /** Whether the person wants little to be fetched, as on a metered connection. */
  savesData(): boolean;
  reload(): void;
}

/** Keeps the page in the browser; `offer` is called with what changes over to a newer build, whenever one is there. */
export async function keepOffline(browser: OfflineBrowser, offer: (update: () => void) => void): Promise<void> {
  // Before the first registration takes the page over, which is no update.
  const wasControlled = browser.isControlled();
  const registration = await browser.register();
  const offerWaiting = (): void => {
    if (registration.waiting && wasControlled) offer(updateTo(registration.waiting, browser));
  };
  offerWaiting();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offerWaiting);
  });
  if (browser.savesData()) return; // a run keeps what it reads
  (await browser.ready()).active?.postMessage('keep-images');
}

/** Lets the newer worker take over, and loads this page anew; other tabs go on with the build that they have. */
function updateTo(worker: OfflineWorker, browser: OfflineBrowser): () => void {
  return () => {
    // Another tab may have changed over already.
    if (worker.state === 'activated') return browser.reload();
    browser.onControllerChange(() => browser.reload());
    worker.postMessage('take-over');
    return undefined;
  };
}

export interface UpdateWords {
  readonly ready: string;
  readonly when: string;
  readonly reload: string;
}

/** Offers a newer build when no run is under way; the person decides, and a run that was begun since goes first. */
export function offerUpdate(store: StoreApi<PlaygroundState>, tell: Tell, words: () => UpdateWords, update: () => void): void {
  whenAtRest(store, () => {
    const { ready, when, reload } = words();
    const run = (): void => (isActive(store.getState().run) ? offerUpdate(store, tell, words, update) : update());
    tell({ text: ready, lines: [when], undo: undefined, action: { label: reload, run } });
  });
}

function whenAtRest(store: StoreApi<PlaygroundState>, act: () => void): void {
  const isAtRest = ({ run, series }: PlaygroundState): boolean => !isActive(run) && series === undefined;
  if (isAtRest(store.getState())) return act();
  const unsubscribe = store.subscribe((state) => {
    if (!isAtRest(state)) return;
    unsubscribe();
    act();
  });
  return undefined;
}

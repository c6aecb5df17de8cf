import type { BuiltFiles } from './built-files.ts';
import { OfflineCopy } from './offline-copy.ts';
import type { OfflineRequest } from './offline-protocol.ts';

/** The part of `ServiceWorkerGlobalScope` that is used here; the DOM's types know no service workers. */
interface ServiceWorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: ExtendableEvent & MessageEvent<OfflineRequest>) => void): void;
}

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

declare const BUILT_FILES: BuiltFiles;

const scope = self as unknown as ServiceWorkerScope;
const copy = new OfflineCopy({ caches, fetch: (request) => fetch(request), scope: scope.registration.scope }, BUILT_FILES);

scope.addEventListener('install', (event) => event.waitUntil(copy.keepFiles()));

// The first page of all is taken over at once, so that the images that it reads are kept.
scope.addEventListener('activate', (event) => event.waitUntil(copy.forgetEarlier().then(() => scope.clients.claim())));

scope.addEventListener('fetch', (event) => {
  const answer = copy.answer(event.request);
  if (answer) event.respondWith(answer);
});

scope.addEventListener('message', (event) => {
  switch (event.data) {
    case 'keep-images': event.waitUntil(copy.keepImages()); break;
    case 'take-over': event.waitUntil(scope.skipWaiting()); break;
    default: event.data satisfies never;
  }
});

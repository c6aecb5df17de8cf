import { english } from '../messages/en/english.ts';
/** A page's state on a worker, a storage and a server under a test's control. */
import { createTrainingClient } from '../worker/client.ts';
import { FakeWorker } from '../worker/fake-worker.fixture.ts';
import type { ImagesRequest, ImagesResponse } from '../worker/images-protocol.ts';
import type { ResponseMessage } from '../worker/protocol.ts';
import type { Announcement } from './announcement.ts';
import { MemoryStorage } from './memory-storage.fixture.ts';
import { Playground } from './playground.ts';
import type { PlaygroundState } from './playground-state.ts';

export class TestPage {
  readonly worker = new FakeWorker();
  readonly storage: MemoryStorage;
  /** Texts of the page's server, by address. */
  readonly served = new Map<string, string>();
  /** What the page told in passing. */
  readonly told: Announcement[] = [];
  readonly playground: Playground;
  /** What the images worker was asked. */
  readonly imagesRequests: ImagesRequest[] = [];
  /** Stands for the images worker. */
  saysOfImages: (message: ImagesResponse) => void = () => undefined;

  /** A page that finds what an earlier one kept in `storage`. */
  constructor(storage = new MemoryStorage()) {
    this.storage = storage;
    this.playground = new Playground({
      createClient: (onMessage) => createTrainingClient({ createWorker: () => this.worker, onMessage }),
      createImagesClient: (onMessage) => {
        this.saysOfImages = onMessage;
        return { send: (request) => void this.imagesRequests.push(request) };
      },
      storage,
      now: () => 1_000_000,
      engine: 'auto',
      builtInUrl: 'http://localhost/data/',
      galleryUrl: 'http://localhost/gallery/',
      fetchText: async (url) => this.served.get(url),
      tell: (announcement) => void this.told.push(announcement),
      messages: () => english,
    });
  }

  get state(): PlaygroundState {
    return this.playground.store.getState();
  }

  get runId(): string {
    return this.state.run?.id ?? 'no run';
  }

  says(message: ResponseMessage): void {
    this.worker.says(message);
  }

  /** Types of the messages that the worker got. */
  get requests(): readonly string[] {
    return this.worker.received.map(({ type }) => type);
  }
}

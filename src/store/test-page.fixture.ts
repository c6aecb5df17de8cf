import { english } from '../messages/en/english.ts';
/** A page's state on a worker, a storage and a server under a test's control. */
import { at } from '../lib/errors.ts';
import { createTrainingClient } from '../worker/client.ts';
import { FakeWorker } from '../worker/fake-worker.fixture.ts';
import type { ImagesRequest, ImagesResponse } from '../worker/images-protocol.ts';
import type { InterruptedRequest, InterruptedRun } from '../worker/interrupted-protocol.ts';
import type { ResponseMessage } from '../worker/protocol.ts';
import { readInPlace } from '../worker/run-files.fixture.ts';
import type { Announcement } from './announcement.ts';
import { FakeNotices } from './fake-notices.fixture.ts';
import { FakeTab } from './fake-tab.fixture.ts';
import { MemoryStorage } from './memory-storage.fixture.ts';
import { MemoryText } from './memory-text.fixture.ts';
import { Playground } from './playground.ts';
import type { PlaygroundState } from './playground-state.ts';

export class TestPage {
  /** The training workers, one until it fails. */
  readonly #workers = [new FakeWorker()];
  #made = 0;
  readonly storage: MemoryStorage;
  /** Texts of the page's server, by address. */
  readonly served = new Map<string, string>();
  /** What the page told in passing. */
  readonly told: Announcement[] = [];
  readonly tab = new FakeTab();
  readonly speeds = new MemoryText();
  readonly notices = new FakeNotices();
  readonly playground: Playground;
  /** What the images worker was asked. */
  readonly imagesRequests: ImagesRequest[] = [];
  readonly interruptedRequests: InterruptedRequest[] = [];
  /** What the browser's private files hold of interrupted runs. */
  interruptedRuns: readonly InterruptedRun[] = [];
  /** Why they cannot be read. */
  interruptedFailure: string | undefined;
  /** Stands for the images worker. */
  saysOfImages: (message: ImagesResponse) => void = () => undefined;

  /** A page that finds what an earlier one kept in `storage`. */
  constructor(storage = new MemoryStorage(), now = (): number => 1_000_000) {
    this.storage = storage;
    this.playground = new Playground({
      createClient: (onMessage) => createTrainingClient({ createWorker: () => this.#nextWorker(), onMessage }),
      createImagesClient: (onMessage) => {
        this.saysOfImages = onMessage;
        return { send: (request) => void this.imagesRequests.push(request) };
      },
      askInterrupted: async (request) => {
        this.interruptedRequests.push(request);
        if (request.type === 'discard') this.interruptedRuns = this.interruptedRuns.filter(({ id }) => id !== request.runId);
        return this.interruptedFailure === undefined ? { type: 'runs', runs: this.interruptedRuns } : { type: 'failed', message: this.interruptedFailure };
      },
      readRunFiles: readInPlace,
      storage,
      now,
      engine: 'auto',
      builtInUrl: 'http://localhost/data/',
      galleryUrl: 'http://localhost/gallery/',
      fetchText: async (url) => this.served.get(url),
      tab: this.tab,
      speedStorage: this.speeds,
      notices: this.notices,
      endWords: { ended: ({ name, status }) => ({ title: `${name} ${status}`, body: '' }), refused: () => 'no notices here' },
      tell: (announcement) => void this.told.push(announcement),
      messages: () => english,
    });
  }

  /** The training worker; after one that failed its successor. */
  get worker(): FakeWorker {
    return at(this.#workers, this.#workers.length - 1);
  }

  #nextWorker(): FakeWorker {
    if (this.#made++ > 0) this.#workers.push(new FakeWorker());
    return this.worker;
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

  /** Types of the messages that the workers got. */
  get requests(): readonly string[] {
    return this.#workers.flatMap(({ received }) => received.map(({ type }) => type));
  }
}

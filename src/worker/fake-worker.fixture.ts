/** A worker under a test's control: it keeps what it was sent and says what the test lets it say. */
import { defaultConfig } from '../config/defaults.ts';
import type { ExperimentResults } from '../formats/results.ts';
import type { RequestMessage, ResponseMessage } from './protocol.ts';
import type { WorkerPort } from './client.ts';

export class FakeWorker extends EventTarget implements WorkerPort {
  readonly received: RequestMessage[] = [];
  terminated = false;

  postMessage(message: RequestMessage): void {
    this.received.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  says(message: ResponseMessage): void {
    this.dispatchEvent(new MessageEvent('message', { data: message }));
  }

  /** What a browser reports of an uncaught exception; an empty message stands for a script that did not load. */
  crashes(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }));
  }

  cannotBeRead(): void {
    this.dispatchEvent(new MessageEvent('messageerror'));
  }
}

/** The results document of a run that did nothing, unless `changes` say otherwise. */
export function resultsFixture(changes: Partial<ExperimentResults> = {}): ExperimentResults {
  return {
    format: 'learngene-results',
    version: 2,
    program: '0.1.0',
    startedAt: '2026-01-02T03:04:05.000Z',
    seconds: 12,
    complete: true,
    config: defaultConfig,
    seeds: [0],
    engine: { name: 'tfjs', adapter: 'tfjs cpu', reason: 'a test' },
    data: { name: 'shapes10', classNames: ['disc', 'ring'], trainImages: 8, validationImages: 4 },
    target: null,
    series: [],
    evaluations: [],
    failures: [],
    ...changes,
  };
}

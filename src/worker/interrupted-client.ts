/**
 * The page's end of the requests about interrupted runs. Each has a small worker of its own, which ends with the
 * answer: most visits ask once, and the training worker need not be loaded for it.
 */
import { messageOf } from '../lib/errors.ts';
import type { InterruptedRequest, InterruptedResponse } from './interrupted-protocol.ts';

/** The part of a `Worker` that the client needs. */
export interface InterruptedWorkerPort {
  postMessage(message: InterruptedRequest): void;
  terminate(): void;
  addEventListener(type: 'message' | 'messageerror' | 'error', listener: (event: Event) => void): void;
}

/** Resolves with the answer, `failed` where the worker gives none; never rejects. */
export type AskInterrupted = (request: InterruptedRequest) => Promise<InterruptedResponse>;

/** Milliseconds for an answer: checkpoints of large networks take seconds to read. */
const PATIENCE = 120_000;

/** The worker of the built page. */
export function createInterruptedWorker(): InterruptedWorkerPort {
  return new Worker(new URL('./interrupted-worker.ts', import.meta.url), { type: 'module', name: 'interrupted runs' });
}

/** Asks workers made so. */
export function askInterrupted(createWorker: () => InterruptedWorkerPort, patience = PATIENCE): AskInterrupted {
  return (request) => {
    let worker: InterruptedWorkerPort | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const answered = new Promise<InterruptedResponse>((resolve) => {
      const fail = (message: string): void => resolve({ type: 'failed', message });
      try {
        worker = createWorker();
        worker.addEventListener('message', (event) => resolve((event as MessageEvent<InterruptedResponse>).data));
        worker.addEventListener('messageerror', () => fail('the answer of the worker could not be read'));
        worker.addEventListener('error', (event) => {
          event.preventDefault();
          fail((event as ErrorEvent).message || 'the worker for it could not be loaded');
        });
        timer = setTimeout(() => fail(`no answer came within ${patience / 1000} s`), patience);
        worker.postMessage(request);
      } catch (thrown) {
        fail(`the worker for it could not be started: ${messageOf(thrown)}`);
      }
    });
    return answered.finally(() => {
      clearTimeout(timer);
      worker?.terminate();
    });
  };
}

/**
 * One request to a small worker of its own, which ends with the answer: for what a visit asks seldom, so that the training
 * worker need not be loaded, or disturbed, for it.
 */
import { messageOf } from '../lib/errors.ts';

/** The part of a `Worker` that this needs. */
export interface AskedWorkerPort<Request> {
  postMessage(message: Request): void;
  terminate(): void;
  addEventListener(type: 'message' | 'messageerror' | 'error', listener: (event: Event) => void): void;
}

/** Where no answer came: why. */
export interface Failed {
  readonly type: 'failed';
  readonly message: string;
}

/** Asks workers made so. What it gives resolves with the answer, `failed` where none comes within `patience` milliseconds; it never rejects. */
export function askWorker<Request, Response>(createWorker: () => AskedWorkerPort<Request>, patience: number): (request: Request) => Promise<Response | Failed> {
  return (request) => {
    let worker: AskedWorkerPort<Request> | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const answered = new Promise<Response | Failed>((resolve) => {
      const fail = (message: string): void => resolve({ type: 'failed', message });
      try {
        worker = createWorker();
        worker.addEventListener('message', (event) => resolve((event as MessageEvent<Response>).data));
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

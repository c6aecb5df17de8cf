/**
 * The page's end of the images protocol. The worker is started with the first request and replaced after a failure
 * of its own; every request is answered, with `failed` where the worker cannot.
 */
import { messageOf } from '../lib/errors.ts';
import type { ImagesRequest, ImagesResponse } from './images-protocol.ts';

/** The part of a `Worker` that the client needs. */
export interface ImagesWorkerPort {
  postMessage(message: ImagesRequest): void;
  terminate(): void;
  addEventListener(type: 'message' | 'messageerror' | 'error', listener: (event: Event) => void): void;
}

export interface ImagesClient {
  send(request: ImagesRequest): void;
}

export interface ImagesClientOptions {
  readonly createWorker: () => ImagesWorkerPort;
  readonly onMessage: (message: ImagesResponse) => void;
}

/** The worker of the built page. */
export function createImagesWorker(): ImagesWorkerPort {
  return new Worker(new URL('./images-worker.ts', import.meta.url), { type: 'module', name: 'images' });
}

export function createImagesClient({ createWorker, onMessage }: ImagesClientOptions): ImagesClient {
  let worker: ImagesWorkerPort | undefined;
  const open = new Set<string>();
  const fail = (message: string): void => {
    worker?.terminate();
    worker = undefined;
    const ids = [...open];
    open.clear();
    for (const id of ids) onMessage({ type: 'failed', id, message });
  };
  const receive = (message: ImagesResponse): void => {
    const isUnderWay = message.type === 'transfer' || message.type === 'notice' || message.type === 'progress';
    if (!isUnderWay) open.delete(message.id);
    onMessage(message);
  };
  const started = (): ImagesWorkerPort => {
    const port = createWorker();
    const unlessEnded = (listener: (event: Event) => void) => (event: Event): void => {
      if (port === worker) listener(event);
    };
    port.addEventListener('message', unlessEnded((event) => receive((event as MessageEvent<ImagesResponse>).data)));
    port.addEventListener('messageerror', unlessEnded(() => fail('A message of the images worker could not be read; try again.')));
    port.addEventListener('error', unlessEnded((event) => {
      event.preventDefault();
      fail((event as ErrorEvent).message || 'The images worker could not be loaded; reload the page.');
    }));
    return port;
  };
  return {
    send(request) {
      const isOfAnother = request.type === 'pause' || request.type === 'resume' || request.type === 'cancel';
      if (!isOfAnother) open.add(request.id);
      try {
        worker ??= started();
        worker.postMessage(request);
      } catch (thrown) {
        fail(`The images worker could not be started: ${messageOf(thrown)}`);
      }
    },
  };
}

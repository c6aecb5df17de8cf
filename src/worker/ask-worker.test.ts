import { expect, test, vi } from 'vitest';
import { type AskedWorkerPort, askWorker } from './ask-worker.ts';

/** A worker that does what the test says when it is asked. */
class Worker extends EventTarget implements AskedWorkerPort<string> {
  terminated = false;
  readonly #whenAsked: (worker: Worker, request: string) => void;

  constructor(whenAsked: (worker: Worker, request: string) => void) {
    super();
    this.#whenAsked = whenAsked;
  }

  postMessage(request: string): void {
    this.#whenAsked(this, request);
  }

  terminate(): void {
    this.terminated = true;
  }
}

const asking = (createWorker: () => Worker): ((request: string) => Promise<unknown>) => askWorker(createWorker, 3000);

test('a request gets the answer of a worker, which ends with it', async () => {
  const worker = new Worker((asked, request) => void asked.dispatchEvent(new MessageEvent('message', { data: `${request}: none` })));
  expect(await asking(() => worker)('list')).toBe('list: none');
  expect(worker.terminated).toBe(true);
});

test.each([
  { fault: 'throws', event: Object.assign(new Event('error'), { message: 'out of memory' }), message: 'out of memory' },
  { fault: 'cannot be loaded', event: new Event('error'), message: 'the worker for it could not be loaded' },
  { fault: 'cannot be read', event: new MessageEvent('messageerror'), message: 'the answer of the worker could not be read' },
])('a worker that $fault is an answer as well', async ({ event, message }) => {
  const worker = new Worker((asked) => void asked.dispatchEvent(event));
  expect(await asking(() => worker)('list')).toEqual({ type: 'failed', message });
  expect(worker.terminated).toBe(true);
});

test('a worker that cannot be made, or never answers, leaves no promise pending', async () => {
  const refused = asking(() => {
    throw new Error('refused');
  });
  expect(await refused('list')).toEqual({ type: 'failed', message: 'the worker for it could not be started: refused' });
  vi.useFakeTimers();
  const silent = new Worker(() => undefined);
  const answer = asking(() => silent)('list');
  await vi.advanceTimersByTimeAsync(3000);
  expect(await answer).toEqual({ type: 'failed', message: 'no answer came within 3 s' });
  expect(silent.terminated).toBe(true);
  vi.useRealTimers();
});

import { expect, test } from 'vitest';
import { createImagesClient, type ImagesWorkerPort } from './images-client.ts';
import type { ImagesRequest, ImagesResponse } from './images-protocol.ts';

class FakeImagesWorker implements ImagesWorkerPort {
  readonly received: ImagesRequest[] = [];
  terminated = false;
  readonly #listeners = new Map<string, (event: Event) => void>();
  postMessage(message: ImagesRequest): void { this.received.push(message); }
  terminate(): void { this.terminated = true; }
  addEventListener(type: string, listener: (event: Event) => void): void { this.#listeners.set(type, listener); }
  says(data: ImagesResponse): void { this.#listeners.get('message')?.(new MessageEvent('message', { data })); }
  fails(message: string): void { this.#listeners.get('error')?.(Object.assign(new Event('error'), { message })); }
}

function started(): { workers: FakeImagesWorker[]; heard: ImagesResponse[]; client: ReturnType<typeof createImagesClient> } {
  const workers: FakeImagesWorker[] = [];
  const heard: ImagesResponse[] = [];
  const createWorker = (): FakeImagesWorker => {
    const worker = new FakeImagesWorker();
    workers.push(worker);
    return worker;
  };
  return { workers, heard, client: createImagesClient({ createWorker, onMessage: (message) => void heard.push(message) }) };
}

test('the worker is started with the first request and kept for the next', () => {
  const { workers, client } = started();
  expect(workers).toHaveLength(0);
  client.send({ type: 'overview', id: 'a' });
  client.send({ type: 'overview', id: 'b' });
  expect(workers.map(({ received }) => received.length)).toEqual([2]);
});

test('when the worker dies every open request fails, and the next one gets a new worker', () => {
  const { workers, heard, client } = started();
  client.send({ type: 'overview', id: 'a' });
  client.send({ type: 'remove', id: 'b', key: 'k' });
  workers[0]?.says({ type: 'stored', id: 'a', overview: { sets: [], downloads: [], bytes: 0, quota: undefined } });
  workers[0]?.fails('out of memory');
  expect(heard.map(({ type, id }) => `${type} ${id}`)).toEqual(['stored a', 'failed b']);
  expect(workers[0]?.terminated).toBe(true);
  client.send({ type: 'overview', id: 'c' });
  expect(workers).toHaveLength(2);
  workers[0]?.says({ type: 'failed', id: 'c', message: 'late word of the dead' });
  expect(heard).toHaveLength(2);
});

test('a worker that cannot be started fails the request', () => {
  const heard: ImagesResponse[] = [];
  const client = createImagesClient({
    createWorker: () => { throw new Error('blocked'); },
    onMessage: (message) => void heard.push(message),
  });
  client.send({ type: 'overview', id: 'a' });
  expect(heard).toEqual([{ type: 'failed', id: 'a', message: 'The images worker could not be started: blocked' }]);
});

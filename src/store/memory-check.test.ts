import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import type { MemoryFigures, MemoryRequest, MemoryResponse } from '../worker/memory-protocol.ts';
import { fieldProblem } from './configuration.ts';
import { followMemory } from './memory-check.ts';
import { TestPage } from './test-page.fixture.ts';

const small: MemoryFigures = { engine: 'wasm', bytes: 30e6, largest: 30e6, total: 2e9 };
const message = 'batch 512: training takes 5.0 GB of memory, and the wasm engine has 2.0 GB; choose a batch of at most 123, or a smaller network';
const large: MemoryFigures = {
  engine: 'wasm', bytes: 5e9, largest: 5e9, total: 2e9, excess: { of: 'total', bytes: 5e9, limit: 2e9 },
  problem: { path: 'batchSize', message, remedy: { batchSize: 123 } },
};

/** A page whose memory is counted by the test: batches above 123 do not fit. */
class CountedPage extends TestPage {
  readonly asked: MemoryRequest[] = [];
  /** What the next answers wait for. */
  held: Promise<void> = Promise.resolve();
  failure: string | undefined;

  constructor() {
    super();
    followMemory(this.playground.store, 'auto', (request) => this.#answer(request));
  }

  async #answer(request: MemoryRequest): Promise<MemoryResponse> {
    this.asked.push(request);
    const { failure } = this;
    await this.held;
    if (failure !== undefined) return { type: 'failed', message: failure };
    return { type: 'memory', figures: request.config.batchSize > 123 ? large : small };
  }
}

let page: CountedPage;

beforeEach(() => {
  vi.useFakeTimers();
  page = new CountedPage();
});
afterEach(() => {
  vi.useRealTimers();
});

const settled = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(1000));

test('the memory of the first configuration is counted for the engine that a run would ask for', async () => {
  await settled();
  expect(page.asked).toMatchObject([{ config: defaultConfig, engine: 'auto', data: { trainImages: 10_240, validationImages: 2048 } }]);
  expect(page.state.memory).toEqual({ config: defaultConfig, figures: small });
});

test('what does not fit is a problem of its field, and Run says so and starts nothing', async () => {
  page.playground.edit('batchSize', 512);
  await settled();
  expect(fieldProblem(page.state.configuration, 'batchSize')).toBe(message);
  page.playground.start();
  expect(page.state.notice).toBe(message);
  expect(page.requests).toEqual([]);
});

test('the batch that fits takes the problem away, and Run begins', async () => {
  page.playground.edit('batchSize', 512);
  await settled();
  page.playground.edit('batchSize', page.state.memory?.figures?.problem?.remedy?.batchSize ?? 0);
  await settled();
  page.playground.start();
  expect(page.requests).toEqual(['start']);
});

test('edits that follow each other quickly are counted once', async () => {
  await settled();
  for (const batch of [1, 12, 128]) page.playground.editText('batchSize', String(batch));
  await settled();
  expect(page.asked.map(({ config }) => config.batchSize)).toEqual([64, 128]);
});

test('an answer that comes after the next edit says nothing of it', async () => {
  await settled();
  let answer = (): void => undefined;
  page.held = new Promise((resolve) => {
    answer = resolve;
  });
  page.playground.edit('batchSize', 512);
  await settled();
  page.playground.edit('batchSize', 8);
  answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(page.state.configuration.problems).toEqual([]);
  await settled();
  expect(page.state.memory?.figures).toEqual(small);
});

test('the problem comes back with the configuration, by Undo as well', async () => {
  page.playground.edit('batchSize', 512);
  await settled();
  page.playground.edit('batchSize', 8);
  await settled();
  page.playground.undo();
  await settled();
  expect(fieldProblem(page.state.configuration, 'batchSize')).toBe(message);
});

test('a configuration with a mistake in it is not counted', async () => {
  await settled();
  page.playground.edit('heads', 7); // do not divide the width
  await settled();
  page.playground.editText('steps', 'many');
  await settled();
  expect(page.asked).toHaveLength(1);
});

test('where it cannot be counted nothing is told, and Run begins', async () => {
  page.failure = 'the worker for it could not be loaded';
  page.playground.edit('batchSize', 512);
  await settled();
  expect(page.state.memory?.figures).toBeUndefined();
  page.playground.start();
  expect(page.requests).toEqual(['start']);
});

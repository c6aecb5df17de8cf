import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import { createTrainingClient } from './client.ts';
import { resultsFixture, type FakeWorker } from './fake-worker.fixture.ts';
import { madeWorker, observedClient, startRequest as request, type ObservedClient } from './observed-client.fixture.ts';

let { workers, heard, client }: ObservedClient = observedClient();
const workerAt = (index: number): FakeWorker => madeWorker(workers, index);

beforeEach(() => {
  ({ workers, heard, client } = observedClient());
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the training client', () => {
  test('makes no worker before the first start', () => {
    client.pause();
    client.stop();
    expect(workers).toEqual([]);
  });

  test('passes requests on with the id of the run', () => {
    client.start(request('a'));
    client.pause();
    client.step();
    client.resume();
    client.stop();
    expect(workerAt(0).received.map(({ type, runId }) => `${type} ${runId}`)).toEqual([
      'start a', 'pause a', 'step a', 'resume a', 'stop a',
    ]);
  });

  test('delivers the messages of the run in hand', () => {
    client.start(request('a'));
    workerAt(0).says({ type: 'paused', runId: 'a' });
    expect(heard).toEqual([{ type: 'paused', runId: 'a' }]);
  });

  test('messages of a stopped run are dropped', () => {
    client.start(request('a'));
    client.stop();
    workerAt(0).says({ type: 'stopped', runId: 'a', results: resultsFixture() });
    workerAt(0).says({ type: 'events', runId: 'a', events: [] });
    expect(heard.map(({ type }) => type)).toEqual(['stopped']);
  });

  test('keeps the worker for the next run', () => {
    client.start(request('a'));
    workerAt(0).says({ type: 'complete', runId: 'a', results: resultsFixture() });
    client.start(request('b'));
    expect(workers).toHaveLength(1);
  });

  test('a start during a run ends the worker of that run', () => {
    client.start(request('a'));
    client.start(request('b'));
    workerAt(0).says({ type: 'paused', runId: 'a' });
    expect(workerAt(0).terminated).toBe(true);
    expect(workers).toHaveLength(2);
    expect(heard).toEqual([]);
  });

  test('a worker that throws again after it was replaced becomes an error in the phase it was in', () => {
    client.start(request('a'));
    workerAt(0).crashes('out of memory');
    workerAt(1).says({ type: 'events', runId: 'a', events: [{ type: 'progress', progress: expansionProgress }] });
    workerAt(1).crashes('out of memory');
    expect(heard.at(-1)).toEqual({
      type: 'error', runId: 'a', error: { name: 'WorkerError', message: 'out of memory', phase: 'expansion' },
    });
    client.start(request('b'));
    expect([workerAt(0), workerAt(1)].map(({ terminated }) => terminated)).toEqual([true, true]);
    expect(workerAt(2).received).toHaveLength(1);
  });

  test('a worker that cannot be loaded says so', () => {
    client.start(request('a'));
    workerAt(0).crashes('');
    expect(heard).toEqual([expect.objectContaining({ type: 'error', runId: 'a' })]);
    expect(JSON.stringify(heard)).toContain('could not be loaded');
    expect(workers).toHaveLength(1);
  });

  test('a worker that cannot be made becomes an error', () => {
    const refused = createTrainingClient({
      createWorker: () => {
        throw new Error('refused by the browser');
      },
      onMessage: (message) => heard.push(message),
    });
    refused.start(request('a'));
    expect(JSON.stringify(heard)).toContain('refused by the browser');
  });

  test('an error of what a person gave is told, and the next run gets another worker', () => {
    client.start(request('a'));
    workerAt(0).says({ type: 'error', runId: 'a', error: { name: 'InputError', message: 'no images', phase: 'data' } });
    expect(heard.map(({ type }) => type)).toEqual(['error']);
    client.start(request('b'));
    expect(workers).toHaveLength(2);
  });

  test('a worker that does not answer to stop is ended after the patience given', () => {
    vi.useFakeTimers();
    client.start(request('a'));
    client.stop();
    vi.advanceTimersByTime(999);
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(workerAt(0).terminated).toBe(true);
    expect(heard).toEqual([expect.objectContaining({ type: 'error', runId: 'a' })]);
  });

  test('a measurement is delivered to its end, and the worker kept', () => {
    client.measure({ runId: 'm', config: defaultConfig });
    workerAt(0).says({ type: 'measured', runId: 'm', measurements: [], measuring: 'wasm' });
    workerAt(0).says({ type: 'measured', runId: 'm', measurements: [], measuring: undefined });
    client.start(request('a'));
    expect(workerAt(0).received.map(({ type, runId }) => `${type} ${runId}`)).toEqual(['measure m', 'start a']);
    expect(heard.map(({ type }) => type)).toEqual(['measured', 'measured']);
    expect(workers).toHaveLength(1);
  });

  test('a timing is delivered, and the worker kept for the run after it', () => {
    client.time({ runId: 't', config: defaultConfig, engine: 'auto' });
    const secondsPerMac = { training: 1, evaluation: 1, ancestorTraining: 0, ancestorEvaluation: 0 };
    workerAt(0).says({ type: 'timed', runId: 't', engine: 'wasm', secondsPerMac });
    client.start(request('a'));
    expect(workerAt(0).received.map(({ type, runId }) => `${type} ${runId}`)).toEqual(['time t', 'start a']);
    expect(workerAt(0).terminated).toBe(false);
    expect(heard.map(({ type }) => type)).toEqual(['timed']);
  });

  test('a start during a measurement ends its worker', () => {
    client.measure({ runId: 'm', config: defaultConfig });
    client.start(request('a'));
    expect(workerAt(0).terminated).toBe(true);
    expect(workerAt(1).received.map(({ type }) => type)).toEqual(['start']);
  });

  test('a worker that answers to stop in time is kept', () => {
    vi.useFakeTimers();
    client.start(request('a'));
    client.stop();
    workerAt(0).says({ type: 'stopped', runId: 'a', results: resultsFixture() });
    vi.advanceTimersByTime(5000);
    expect(workerAt(0).terminated).toBe(false);
    expect(heard.map(({ type }) => type)).toEqual(['stopped']);
  });
});

const expansionProgress = {
  seed: 0,
  phase: 'expansion', done: 9, total: 10, step: 300, steps: 300, imagesPerSecond: 100, secondsLeft: 1,
} as const;

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import { createTrainingClient, type StartRequest, type TrainingClient } from './client.ts';
import { FakeWorker, resultsFixture } from './fake-worker.fixture.ts';
import type { ResponseMessage } from './protocol.ts';

let workers: FakeWorker[];
let heard: ResponseMessage[];
let client: TrainingClient;

beforeEach(() => {
  workers = [];
  heard = [];
  client = createTrainingClient({
    createWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    onMessage: (message) => heard.push(message),
    stopPatience: 1000,
    silencePatience: 60_000,
  });
});

afterEach(() => {
  vi.useRealTimers();
});

function request(runId: string): StartRequest {
  return { runId, config: defaultConfig, engine: 'auto', builtInUrl: 'http://localhost/data/', paused: false };
}

function workerAt(index: number): FakeWorker {
  const found = workers[index];
  if (!found) throw new Error(`worker ${index} was never made`);
  return found;
}

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

describe('a worker that fails during a run is replaced, and the run goes on from its last checkpoint,', () => {
  const faults: readonly { readonly fault: string; readonly happens: (worker: FakeWorker) => void; readonly reason: string }[] = [
    { fault: 'it throws', happens: (worker) => worker.crashes('out of memory'), reason: 'out of memory' },
    { fault: 'its message cannot be read', happens: (worker) => worker.cannotBeRead(), reason: 'A message of the training worker could not be read.' },
    {
      fault: 'it reports an error of its own',
      happens: (worker) => worker.says({ type: 'error', runId: 'a', error: { name: 'RuntimeError', message: 'unreachable', phase: 'learngene' } }),
      reason: 'unreachable',
    },
    {
      fault: 'it hangs, or was killed',
      happens: () => vi.advanceTimersByTime(60_000),
      reason: 'The training worker was at work and gave no sign of life for minutes.',
    },
  ];

  beforeEach(() => {
    vi.useFakeTimers();
  });

  test.each(faults)('where $fault', ({ happens, reason }) => {
    client.start(request('a'));
    happens(workerAt(0));
    expect(workerAt(0).terminated).toBe(true);
    expect(heard).toEqual([{ type: 'restarted', runId: 'a', reason }]);
    expect(workerAt(1).received).toEqual([{ type: 'start', ...request('a'), resume: 'if-kept' }]);
    workerAt(1).says({ type: 'complete', runId: 'a', results: resultsFixture() });
    expect(heard.map(({ type }) => type)).toEqual(['restarted', 'complete']);
  });

  test.each(faults)('once: where $fault again, the run fails', ({ happens }) => {
    client.start(request('a'));
    happens(workerAt(0));
    happens(workerAt(1));
    expect(workers).toHaveLength(2);
    expect(workerAt(1).terminated).toBe(true);
    expect(heard.map(({ type }) => type)).toEqual(['restarted', 'error']);
    vi.advanceTimersByTime(600_000);
    expect(heard).toHaveLength(2);
  });

  test('held where it was held', () => {
    client.start(request('a'));
    client.pause();
    workerAt(0).crashes('out of memory');
    expect(workerAt(1).received).toMatchObject([{ type: 'start', paused: true, resume: 'if-kept' }]);
    client.resume();
    expect(workerAt(1).received.at(-1)).toEqual({ type: 'resume', runId: 'a' });
  });

  test('but not where it was to stop, or measured engines: that is an error at once', () => {
    client.start(request('a'));
    client.stop();
    workerAt(0).crashes('out of memory');
    client.measure({ runId: 'm', config: defaultConfig });
    workerAt(1).crashes('out of memory');
    expect(heard).toMatchObject([{ type: 'error', runId: 'a' }, { type: 'error', runId: 'm' }]);
    expect(workers).toHaveLength(2);
  });

  test('and one that cannot be replaced becomes an error', () => {
    const made: FakeWorker[] = [];
    const once = createTrainingClient({
      createWorker: () => {
        if (made.length > 0) throw new Error('refused by the browser');
        made.push(new FakeWorker());
        return made[0] ?? new FakeWorker();
      },
      onMessage: (message) => heard.push(message),
    });
    once.start(request('a'));
    made[0]?.crashes('out of memory');
    expect(heard).toMatchObject([{ type: 'restarted' }, { type: 'error', error: { message: expect.stringContaining('refused by the browser') } }]);
  });
});

describe('a worker counts as hung', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  test('only when nothing at all is heard of it, whatever that is', () => {
    client.start(request('a'));
    for (const message of [{ type: 'beat', runId: 'a' }, { type: 'events', runId: 'a', events: [] }] as const) {
      vi.advanceTimersByTime(55_000);
      workerAt(0).says(message);
    }
    vi.advanceTimersByTime(55_000);
    expect(workers).toHaveLength(1);
    expect(heard.map(({ type }) => type)).toEqual(['events']);
    vi.advanceTimersByTime(5000);
    expect(heard.map(({ type }) => type)).toEqual(['events', 'restarted']);
  });

  test('not while it is paused, but again once it goes on or takes a step', () => {
    client.start(request('a'));
    workerAt(0).says({ type: 'paused', runId: 'a' });
    vi.advanceTimersByTime(3_600_000);
    expect(workers).toHaveLength(1);
    client.step();
    vi.advanceTimersByTime(60_000);
    expect(workers).toHaveLength(2);
  });

  test('not by a clock that jumps, as that of a computer that slept', () => {
    client.start(request('a'));
    vi.setSystemTime(Date.now() + 86_400_000);
    vi.advanceTimersByTime(5000);
    vi.setSystemTime(0);
    vi.advanceTimersByTime(5000);
    expect(workers).toHaveLength(1);
  });

  test('not when its run is over', () => {
    client.start(request('a'));
    workerAt(0).says({ type: 'complete', runId: 'a', results: resultsFixture() });
    vi.advanceTimersByTime(3_600_000);
    expect(heard.map(({ type }) => type)).toEqual(['complete']);
  });
});

const expansionProgress = {
  seed: 0,
  phase: 'expansion', done: 9, total: 10, step: 300, steps: 300, imagesPerSecond: 100, secondsLeft: 1,
} as const;

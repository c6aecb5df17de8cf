import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import { createTrainingClient } from './client.ts';
import { FakeWorker, resultsFixture } from './fake-worker.fixture.ts';
import { madeWorker, observedClient, startRequest as request, type ObservedClient } from './observed-client.fixture.ts';

let { workers, heard, client }: ObservedClient = observedClient();
const workerAt = (index: number): FakeWorker => madeWorker(workers, index);

beforeEach(() => {
  ({ workers, heard, client } = observedClient());
});

afterEach(() => {
  vi.useRealTimers();
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

  test('where it was paused and, told to go on, does not even answer that', () => {
    client.start(request('a'));
    workerAt(0).says({ type: 'paused', runId: 'a' });
    vi.advanceTimersByTime(3_600_000);
    client.resume();
    vi.advanceTimersByTime(60_000);
    expect(heard.map(({ type }) => type)).toEqual(['paused', 'restarted']);
    expect(workerAt(1).received).toMatchObject([{ type: 'start', paused: false, resume: 'if-kept' }]);
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

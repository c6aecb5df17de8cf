import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ExperimentEvent } from '../training/events.ts';
import { EventBatcher } from './event-batcher.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const failure = (step: number): ExperimentEvent => ({ type: 'failure', failure: { network: 'aux-net', seed: 0, step, reason: '' } });

function progress(done: number): ExperimentEvent {
  const rest = { phase: 'learngene', seed: 0, total: 9, step: done, steps: 9, imagesPerSecond: 1, secondsLeft: 1 } as const;
  return { type: 'progress', progress: { ...rest, done } };
}

test('events arrive in order, at most ten times a second', () => {
  const sent: number[] = [];
  const batcher = new EventBatcher((events) => sent.push(events.length));
  for (let i = 0; i < 100; i++) {
    batcher.push(failure(i));
    vi.advanceTimersByTime(10); // 100 events in one second
  }
  vi.advanceTimersByTime(100);
  expect(sent.reduce((sum, count) => sum + count, 0)).toBe(100);
  expect(sent.length).toBeLessThanOrEqual(11);
});

test('of the progress in a batch only the newest is sent, everything else is', () => {
  const sent: ExperimentEvent[][] = [];
  const batcher = new EventBatcher((events) => sent.push([...events]));
  batcher.push(failure(0)); // the first goes at once
  for (const event of [progress(1), failure(1), progress(2), failure(2)]) batcher.push(event);
  vi.advanceTimersByTime(100);
  expect(sent).toEqual([[failure(0)], [failure(1), progress(2), failure(2)]]);
});

test('a flush sends what waits, once', () => {
  const sent: ExperimentEvent[][] = [];
  const batcher = new EventBatcher((events) => sent.push([...events]));
  batcher.push(failure(0));
  batcher.push(failure(1));
  batcher.flush();
  vi.advanceTimersByTime(1000);
  expect(sent).toEqual([[failure(0)], [failure(1)]]);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { throttled } from './throttled.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const state = createStore<{ readonly step: number; readonly other: number }>(() => ({ step: 0, other: 0 }));
beforeEach(() => state.setState({ step: 0, other: 0 }));

function follow(): { readonly seen: number[]; readonly leave: () => void } {
  const steps = throttled(state, ({ step }) => step, 400);
  const seen: number[] = [];
  return { seen, leave: steps.subscribe(() => seen.push(steps.read())) };
}

test('a part that changes ten times a second is seen every 400 ms, the first and the last time without fail', () => {
  const { seen } = follow();
  for (let step = 1; step <= 10; step++) {
    state.setState({ step });
    vi.advanceTimersByTime(100);
  }
  expect(seen).toEqual([1, 4, 8]); // at 0, 400 and 800 ms
  vi.advanceTimersByTime(400);
  expect(seen).toEqual([1, 4, 8, 10]);
});

test('nobody is told of what did not change, or changed back', () => {
  const { seen } = follow();
  state.setState({ other: 1 });
  state.setState({ step: 1 });
  state.setState({ step: 0 });
  vi.advanceTimersByTime(2000);
  expect(seen).toEqual([]);
});

test('what changed before anybody listened is seen, what changes afterwards is not', () => {
  const steps = throttled(state, ({ step }) => step, 400);
  state.setState({ step: 7 });
  const seen: number[] = [];
  const leave = steps.subscribe(() => seen.push(steps.read()));
  vi.advanceTimersByTime(0);
  state.setState({ step: 8 });
  leave();
  vi.advanceTimersByTime(2000);
  expect(seen).toEqual([7]);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inSlices } from './use-ready-choice.ts';

let now = 0;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Items of which each takes 5 ms, and those that were worked on. */
function working(count: number): { readonly items: readonly number[]; readonly worked: number[]; readonly work: (item: number) => void } {
  const worked: number[] = [];
  return { items: Array.from({ length: count }, (_, i) => i), worked, work: (item) => {
    now += 5;
    worked.push(item);
  } };
}

test('what is quick is done in one task, which is not that of the caller', () => {
  const done = vi.fn<() => void>();
  const worked: string[] = [];
  inSlices(['a', 'b'], (item) => void worked.push(item), done);
  expect(worked).toEqual([]);
  vi.advanceTimersToNextTimer();
  expect(worked).toEqual(['a', 'b']);
  expect(done).toHaveBeenCalledOnce();
});

test('what takes long is left for later, item by item, and is done once', async () => {
  const done = vi.fn<() => void>();
  const { items, worked, work } = working(5);
  inSlices(items, work, done);
  vi.advanceTimersToNextTimer();
  expect(worked).toEqual([0, 1]);
  expect(done).not.toHaveBeenCalled();
  await vi.runAllTimersAsync();
  expect(worked).toEqual(items);
  expect(done).toHaveBeenCalledOnce();
});

test('what was ended early does no more work, and is never done', async () => {
  const done = vi.fn<() => void>();
  const { items, worked, work } = working(5);
  const end = inSlices(items, work, done);
  vi.advanceTimersToNextTimer();
  end();
  await vi.runAllTimersAsync();
  expect(worked).toEqual([0, 1]);
  expect(done).not.toHaveBeenCalled();
});

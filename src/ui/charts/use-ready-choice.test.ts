import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inSlices } from './use-ready-choice.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Items of which each takes 5 ms, and those that were worked on. */
function working(count: number): { readonly items: readonly number[]; readonly worked: number[]; readonly work: (item: number) => void } {
  const worked: number[] = [];
  return { items: Array.from({ length: count }, (_, i) => i), worked, work: (item) => {
    vi.advanceTimersByTime(5);
    worked.push(item);
  } };
}

test('what is quick is done at once', () => {
  const done = vi.fn<() => void>();
  const worked: string[] = [];
  inSlices(['a', 'b'], (item) => void worked.push(item), done);
  expect(worked).toEqual(['a', 'b']);
  expect(done).toHaveBeenCalledOnce();
});

test('what takes long is left for later, item by item, and is done once', async () => {
  const done = vi.fn<() => void>();
  const { items, worked, work } = working(5);
  inSlices(items, work, done);
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
  end();
  await vi.runAllTimersAsync();
  expect(worked).toEqual([0, 1]);
  expect(done).not.toHaveBeenCalled();
});

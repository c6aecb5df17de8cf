import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchLater, laterValue, untilLoaded } from './later.ts';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

test('a part that cannot be fetched is tried again, at longer and longer intervals, until it comes', async () => {
  const load = vi.fn<() => Promise<string>>()
    .mockRejectedValueOnce(new TypeError('Failed to fetch')).mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValue('part');
  const loaded = untilLoaded(load);
  await vi.advanceTimersByTimeAsync(999);
  expect(load).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(load).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1999);
  expect(load).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(await loaded).toBe('part');
});

test('parts are fetched once, one after the other, each only when the page is idle', async () => {
  const order: string[] = [];
  const part = (name: string) => laterValue(async () => {
    order.push(`${name} begins`);
    await Promise.resolve();
    order.push(`${name} is there`);
    return name;
  });
  const [first, second] = [part('first'), part('second')];
  await fetchLater(async () => { order.push('idle'); });
  expect(await Promise.all([first(), second()])).toEqual(['first', 'second']);
  expect(order).toEqual(['idle', 'first begins', 'first is there', 'idle', 'second begins', 'second is there']);
});

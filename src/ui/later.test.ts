import { createElement, type ReactElement, Suspense } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchLater, later, laterValue, untilLoaded } from './later.ts';

const { allMessages } = vi.hoisted(() => ({ allMessages: vi.fn<() => Promise<void>>(() => Promise.resolve()) }));
vi.mock('./language/language.ts', () => ({ allMessages }));

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

test('a part whose code is there is not drawn before its text, however often the page is drawn meanwhile', async () => {
  let textComes = (): void => undefined;
  allMessages.mockReturnValueOnce(new Promise((resolve) => { textComes = resolve; }));
  const Part = later(async () => (): ReactElement => createElement('b', null, 'part'));
  const drawn = (): string => renderToString(createElement(Suspense, { fallback: 'on its way' }, createElement(Part)));
  expect(drawn()).toContain('on its way');
  await vi.advanceTimersByTimeAsync(0);
  expect(drawn()).toContain('on its way');
  textComes();
  await vi.advanceTimersByTimeAsync(0);
  expect(drawn()).toContain('<b>part</b>');
});

import { describe, expect, it } from 'vitest';
import { holdWithin } from './hold-within.ts';
import { processLocks } from './process-locks.ts';

/** Whether a promise is settled by now, that is, without waiting for anything outside. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const settle = (): void => void (settled = true);
  void promise.then(settle, settle);
  await new Promise((resolve) => void setTimeout(resolve));
  return settled;
}

describe('locks of a process', () => {
  it('let one exclusive holder at a time in, in order', async () => {
    const locks = processLocks();
    const order: number[] = [];
    await Promise.all([1, 2, 3].map(async (holder) => {
      const release = await locks.hold('a', 'exclusive');
      order.push(holder);
      await Promise.resolve();
      order.push(holder);
      release();
    }));
    expect(order).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it('let shared holders in together, and an exclusive one when all have left', async () => {
    const locks = processLocks();
    const releases = [await locks.hold('a', 'shared'), await locks.hold('a', 'shared')];
    const exclusive = locks.hold('a', 'exclusive');
    releases[0]?.();
    expect(await isSettled(exclusive)).toBe(false);
    releases[1]?.();
    expect(await isSettled(exclusive)).toBe(true);
  });

  it('do not let shared holders overtake an exclusive one that waits', async () => {
    const locks = processLocks();
    const release = await locks.hold('a', 'shared');
    const exclusive = locks.hold('a', 'exclusive');
    const late = locks.hold('a', 'shared');
    expect(await isSettled(late)).toBe(false);
    release();
    (await exclusive)();
    await expect(late).resolves.toBeTypeOf('function');
  });

  it('are independent of each other by name', async () => {
    const locks = processLocks();
    await locks.hold('a', 'exclusive');
    await expect(locks.hold('b', 'exclusive')).resolves.toBeTypeOf('function');
  });

  it('are tried without waiting', async () => {
    const locks = processLocks();
    const release = await locks.hold('a', 'shared');
    expect(await locks.tryHold('a')).toBeUndefined();
    release();
    const tried = await locks.tryHold('a');
    expect(tried).toBeTypeOf('function');
    expect(await locks.tryHold('a')).toBeUndefined();
  });

  it('are given back once, however often that is said', async () => {
    const locks = processLocks();
    const release = await locks.hold('a', 'exclusive');
    release();
    const next = await locks.hold('a', 'exclusive');
    release();
    expect(await locks.tryHold('a')).toBeUndefined();
    next();
  });

  it('let one who gives up leave the queue, and those behind move on', async () => {
    const locks = processLocks();
    await locks.hold('a', 'shared');
    const abort = new AbortController();
    const gaveUp = locks.hold('a', 'exclusive', abort.signal);
    const behind = locks.hold('a', 'shared');
    abort.abort(new Error('enough'));
    await expect(gaveUp).rejects.toThrow('enough');
    await expect(behind).resolves.toBeTypeOf('function');
    await expect(locks.hold('a', 'shared', abort.signal)).rejects.toThrow('enough');
  });

  it('are waited for with patience, which ends, or is ended', async () => {
    const locks = processLocks();
    const release = await locks.hold('a', 'exclusive');
    expect(await holdWithin(locks, 'a', 1)).toBeUndefined();
    await expect(holdWithin(locks, 'a', 60_000, AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
    release();
    expect(await holdWithin(locks, 'a', 60_000)).toBeTypeOf('function');
  });
});

import { afterEach, describe, expect, test, vi } from 'vitest';
import { createControl, Stopped, type ControlOptions, type ExperimentControl } from './control.ts';

/** Lets everything happen that can happen now. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setImmediate(resolve));
}

interface Worker {
  readonly control: ExperimentControl;
  /** What was done so far. */
  readonly log: string[];
  readonly ended: Promise<unknown>;
}

/** An experiment of three training steps with a piece of other work after each. */
function startWork(options?: ControlOptions): Worker {
  const control = createControl(options);
  const log: string[] = [];
  const run = async (): Promise<void> => {
    for (const step of [1, 2, 3]) {
      await control.checkpoint('step');
      log.push(`step ${step}`);
      await control.checkpoint('work');
      log.push(`work ${step}`);
    }
  };
  return { control, log, ended: run().catch((thrown: unknown) => thrown) };
}

const everything = ['step 1', 'work 1', 'step 2', 'work 2', 'step 3', 'work 3'];

test('nothing is held without a pause', async () => {
  const { log, ended } = startWork();
  expect(await ended).toBeUndefined();
  expect(log).toEqual(everything);
});

test('other events of the thread have their turn before every piece of work', async () => {
  const { log, ended } = startWork();
  let logged = Number.NaN;
  setImmediate(() => {
    logged = log.length;
  });
  await ended;
  expect(logged).toBeLessThan(2);
});

describe('a pause', () => {
  test('holds the work until it is resumed', async () => {
    const { control, log, ended } = startWork({ paused: true });
    await settle();
    expect(log).toEqual([]);
    control.resume();
    await ended;
    expect(log).toEqual(everything);
  });

  test('is told when it holds and when it ends', async () => {
    const onPause = vi.fn<(paused: boolean) => void>();
    const { control, ended } = startWork({ paused: true, onPause });
    await settle();
    expect(onPause.mock.lastCall).toEqual([true]);
    control.resume();
    expect(onPause.mock.lastCall).toEqual([false]);
    await ended;
  });
});

describe('a single step', () => {
  test('lets exactly one training step through, with the work that belongs to it', async () => {
    const { control, log } = startWork({ paused: true });
    await settle();
    control.step();
    await settle();
    expect(log).toEqual(['step 1', 'work 1']);
    control.step();
    await settle();
    expect(log).toEqual(['step 1', 'work 1', 'step 2', 'work 2']);
  });

  test('asked for twice is two steps', async () => {
    const { control, log } = startWork({ paused: true });
    control.step();
    control.step();
    await settle();
    expect(log).toEqual(['step 1', 'work 1', 'step 2', 'work 2']);
  });

  test('is followed by the pause again, which is told', async () => {
    const onPause = vi.fn<(paused: boolean) => void>();
    const { control } = startWork({ paused: true, onPause });
    await settle();
    onPause.mockClear();
    control.step();
    await settle();
    expect(onPause.mock.calls).toEqual([[true]]);
  });

  test('also goes on from a pause that caught other work', async () => {
    const { control, log } = startWork({ paused: true });
    control.step();
    await settle();
    // Resumed and paused again so soon that step 2 has begun and its work has not.
    control.resume();
    while (log.at(-1) !== 'step 2') await new Promise((resolve) => setImmediate(resolve));
    control.pause();
    await settle();
    expect(log.at(-1)).toBe('step 2');
    control.step();
    await settle();
    expect(log).toEqual(everything);
  });

  test('means nothing while the work runs', async () => {
    const { control, log } = startWork();
    control.step();
    control.pause();
    await settle();
    expect(log).toEqual([]);
  });
});

describe('a stop', () => {
  test.each([true, false])('ends the work at its next checkpoint (paused: %s)', async (paused) => {
    const { control, log, ended } = startWork({ paused });
    control.stop();
    expect(await ended).toBeInstanceOf(Stopped);
    expect(log).toEqual([]);
  });

  test('ends a pause, too', async () => {
    const { control, ended } = startWork({ paused: true });
    await settle();
    control.stop();
    expect(await ended).toBeInstanceOf(Stopped);
  });

  test('aborts the reads under way', () => {
    const control = createControl();
    expect(control.signal.aborted).toBe(false);
    control.stop();
    expect(control.signal.aborted).toBe(true);
    expect(control.signal.reason).toBeInstanceOf(Stopped);
  });
});

describe('the clock', () => {
  afterEach(() => vi.restoreAllMocks());

  test('leaves pauses out', async () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const { control, ended } = startWork();
    now = 2000;
    expect(control.seconds()).toBe(2);
    control.pause();
    await settle();
    now = 60_000;
    expect(control.seconds()).toBe(2);
    control.resume();
    await ended;
    now = 61_000;
    expect(control.seconds()).toBe(3);
  });
});

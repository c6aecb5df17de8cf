import { expect, test } from 'vitest';
import { ProgressMeter } from '../progress.ts';
import { memoryCheckpoints } from './checkpoint-store.ts';
import { Journal, type CheckpointOptions } from './journal.ts';

/** A journal on a clock of our own, on which a checkpoint takes `cost` seconds and then fails, which counts alike. */
function journalOf(cost: number, intervals: Pick<CheckpointOptions, 'firstSeconds'> = {}): { readonly journal: Journal; readonly clock: { now: number } } {
  const clock = { now: 0 };
  const outcome = (): never => {
    clock.now += cost;
    throw new Error('full');
  };
  const seconds = (): number => clock.now;
  const progress = new ProgressMeter(1, seconds, () => undefined);
  return { clock, journal: new Journal({ checkpoints: { store: memoryCheckpoints(), ...intervals }, from: undefined, ancestorFiles: [], progress, seconds, outcome, emit: () => undefined }) };
}

test('the first checkpoint is due after ten seconds', () => {
  const { journal, clock } = journalOf(0);
  clock.now = 9.9;
  expect(journal.isDue).toBe(false);
  clock.now = 10;
  expect(journal.isDue).toBe(true);
});

test('the first checkpoint can be had sooner than the next', async () => {
  const { journal, clock } = journalOf(0, { firstSeconds: 1 });
  clock.now = 1;
  expect(journal.isDue).toBe(true);
  await journal.opportunity();
  clock.now = 10.9;
  expect(journal.isDue).toBe(false);
  clock.now = 11;
  expect(journal.isDue).toBe(true);
});

test.each([
  { cost: 0.01, wait: 10 }, // fifty times as long would be half a second: never sooner than ten
  { cost: 2, wait: 100 },
])('after one that took $cost s the next waits $wait s, so that writing takes at most a fiftieth of the time', async ({ cost, wait }) => {
  const { journal, clock } = journalOf(cost);
  clock.now = 10;
  await journal.opportunity();
  const after = 10 + cost;
  expect(clock.now).toBe(after);
  clock.now = after + wait - 0.01;
  expect(journal.isDue).toBe(false);
  clock.now = after + wait + 0.01;
  expect(journal.isDue).toBe(true);
});

import { describe, expect, test } from 'vitest';
import type { Progress } from './events.ts';
import { ProgressMeter } from './progress.ts';

describe('the progress meter', () => {
  function meter(total: number): { told: Progress[]; clock: { now: number }; progress: ProgressMeter } {
    const told: Progress[] = [];
    const clock = { now: 100 };
    return { told, clock, progress: new ProgressMeter(total, () => clock.now, (progress) => told.push(progress)) };
  }

  test('knows neither rate nor time left before the first measurement', () => {
    const { told, progress } = meter(10);
    progress.begin('learngene', { seed: 3, steps: 5 });
    expect(told).toEqual([{ phase: 'learngene', seed: 3, done: 0, total: 10, step: 0, steps: 5, imagesPerSecond: 0, secondsLeft: Number.NaN }]);
  });

  test('expects the rest to go as fast as what is done', () => {
    const { told, clock, progress } = meter(10);
    progress.begin('learngene', { seed: 3, steps: 5 });
    clock.now += 2;
    progress.trained(1, 64, 4);
    // 4 of 10 in 2 seconds: 6 more take 3.
    expect(told.at(-1)).toMatchObject({ done: 4, step: 1, imagesPerSecond: 32, secondsLeft: 3 });
  });

  test('smooths the images per second and leaves the time of evaluations out', () => {
    const { told, clock, progress } = meter(10);
    progress.begin('learngene', { seed: 3, steps: 5 });
    clock.now += 1;
    progress.trained(1, 10, 1);
    clock.now += 50;
    progress.add(1);
    clock.now += 1;
    progress.trained(2, 20, 1);
    expect(told.at(-1)?.imagesPerSecond).toBeCloseTo(10 + 0.2 * (20 - 10), 9);
  });

  test('counts skipped work as done', () => {
    const { told, progress } = meter(10);
    progress.skip(7);
    progress.begin('expansion');
    expect(told.at(-1)).toMatchObject({ phase: 'expansion', done: 7, step: 0, steps: 0 });
  });

  test('reaches what was planned up to a point, and never goes back', () => {
    const { told, progress } = meter(10);
    progress.skip(3);
    progress.reach(6);
    progress.reach(5);
    progress.begin('expansion');
    expect(told.at(-1)).toMatchObject({ done: 6 });
  });

  test('is done at the end, whatever failed networks left out', () => {
    const { told, progress } = meter(10);
    progress.begin('done');
    expect(told.at(-1)).toMatchObject({ done: 10, total: 10, secondsLeft: 0 });
  });
});

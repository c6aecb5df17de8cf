import { describe, expect, test } from 'vitest';
import { macCount } from '../sws/costs.ts';
import { tinyConfig } from './coloured-dataset.fixture.ts';
import type { Progress } from './events.ts';
import { planWork, ProgressMeter } from './progress.ts';

const images = { channels: 3, classes: 3 };
const shape = { imageSize: 8, patchSize: 4, dim: 8, heads: 2, mlpRatio: 1, ...images };
const macs = (depth: number): number => macCount(shape, depth);

describe('the work of an experiment', () => {
  test('is its training steps, live evaluations and last evaluation, in multiply-accumulates', () => {
    // Aux-Net 1,2 (3 layers) and vanilla net (2 layers); cyclic and Simple-LG at depths 2, 3 and 4. Six steps with
    // an evaluation on 7 images after the second and the fourth, and one on 20 at the end.
    const plan = planWork({ ...tinyConfig, strategies: ['cyclic', 'simple-lg'] }, images, 20);
    const step = 8 * 3 * (macs(3) + macs(2));
    const evaluation = macs(3) + macs(2) + 2 * (macs(2) + macs(3) + macs(4));
    expect(plan).toEqual({ ancestorStep: 0, learngeneStep: step, total: 6 * step + (2 * 7 + 20) * evaluation });
  });

  test('leaves out the vanilla net where nothing is expanded from it, and counts equal Des-Nets once', () => {
    // Interlacing gives cyclic's layers at depths 2 and 4, and ⌊i·2/3⌋ = 0,0,1 at depth 3, which are cyclic's too.
    const alone = planWork({ ...tinyConfig, strategies: ['cyclic'] }, images, 20);
    const both = planWork({ ...tinyConfig, strategies: ['cyclic', 'interlacing'] }, images, 20);
    expect(alone.learngeneStep).toBe(8 * 3 * macs(3));
    expect(both).toEqual(alone);
  });

  test('with an ancestor has its training, its evaluation and its teaching of both networks', () => {
    const config = { ...tinyConfig, strategies: ['cyclic', 'simple-lg'] as const };
    const [without, taught] = [planWork(config, images, 20), planWork({ ...config, ancestor: 'trained' }, images, 20)];
    const ancestor = macCount({ ...shape, dim: 12, heads: 3 }, 2);
    expect(taught.ancestorStep).toBe(8 * 3 * ancestor);
    expect(taught.learngeneStep).toBe(without.learngeneStep + 8 * 2 * ancestor);
    // Of its five steps the second and the fourth are followed by an evaluation on 7 images, the last by one on 20.
    expect(taught.total - without.total).toBe(5 * taught.ancestorStep + (2 * 7 + 20) * ancestor + 6 * 8 * 2 * ancestor);
  });
});

describe('the progress meter', () => {
  function meter(total: number): { told: Progress[]; clock: { now: number }; progress: ProgressMeter } {
    const told: Progress[] = [];
    const clock = { now: 100 };
    return { told, clock, progress: new ProgressMeter(total, () => clock.now, (progress) => told.push(progress)) };
  }

  test('knows neither rate nor time left before the first measurement', () => {
    const { told, progress } = meter(10);
    progress.begin('learngene', 5);
    expect(told).toEqual([{ phase: 'learngene', done: 0, total: 10, step: 0, steps: 5, imagesPerSecond: 0, secondsLeft: Number.NaN }]);
  });

  test('expects the rest to go as fast as what is done', () => {
    const { told, clock, progress } = meter(10);
    progress.begin('learngene', 5);
    clock.now += 2;
    progress.trained(1, 64, 4);
    // 4 of 10 in 2 seconds: 6 more take 3.
    expect(told.at(-1)).toMatchObject({ done: 4, step: 1, imagesPerSecond: 32, secondsLeft: 3 });
  });

  test('smooths the images per second and leaves the time of evaluations out', () => {
    const { told, clock, progress } = meter(10);
    progress.begin('learngene', 5);
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

  test('is done at the end, whatever failed networks left out', () => {
    const { told, progress } = meter(10);
    progress.begin('done');
    expect(told.at(-1)).toMatchObject({ done: 10, total: 10, secondsLeft: 0 });
  });
});

import { describe, expect, test } from 'vitest';
import type { ExperimentConfig } from './fields.ts';
import { macCount } from '../sws/costs.ts';
import { tinyConfig } from '../training/coloured-dataset.fixture.ts';
import { planWork } from './work-plan.ts';

const images = { channels: 3, classes: 3 };
const shape = { imageSize: 8, patchSize: 4, dim: 8, heads: 2, mlpRatio: 1, ...images };
const macs = (depth: number, classes = 3): number => macCount({ ...shape, classes }, depth);
const data = { images, validationImages: 20, target: images, targetValidationImages: 20 };
const workOf = (changes: Partial<ExperimentConfig>): number => planWork({ ...tinyConfig, ...changes }, data).total;

/** Six steps of 8 images; evaluations on 7 images after the second and the fourth, and one on 20 at the end. */
const evaluatedImages = 2 * 7 + 20;
const training = (depth: number): number => 6 * 8 * 3 * macs(depth) + evaluatedImages * macs(depth);

describe('the work of an experiment', () => {
  test('is its training steps, live evaluations and last evaluation, in multiply-accumulates', () => {
    // Aux-Net 1,2 (3 layers) and vanilla net (2 layers); cyclic and Simple-LG at depths 2, 3 and 4.
    const desNets = 2 * (macs(2) + macs(3) + macs(4));
    expect(workOf({ strategies: ['cyclic', 'simple-lg'] })).toBe(training(3) + training(2) + evaluatedImages * desNets);
  });

  test('leaves out the vanilla net where nothing is expanded from it, and counts equal Des-Nets once', () => {
    // Interlacing gives cyclic's layers at depths 2 and 4, and ⌊i·2/3⌋ = 0,0,1 at depth 3, which are cyclic's too.
    expect(workOf({ strategies: ['cyclic'] })).toBe(training(3) + evaluatedImages * (macs(2) + macs(3) + macs(4)));
    expect(workOf({ strategies: ['cyclic', 'interlacing'] })).toBe(workOf({ strategies: ['cyclic'] }));
  });

  test('with an ancestor has its training, its evaluation and its teaching of both networks', () => {
    const strategies = ['cyclic', 'simple-lg'] as const;
    const ancestor = macCount({ ...shape, dim: 12, heads: 3 }, 2);
    // Of its five steps the second and the fourth are followed by an evaluation on 7 images, the last by one on 20.
    const ancestry = 5 * 8 * 3 * ancestor + evaluatedImages * ancestor;
    expect(workOf({ strategies, ancestor: 'trained' }) - workOf({ strategies })).toBe(ancestry + 2 * 6 * 8 * ancestor);
  });

  test('has Des-Nets that cannot be seen live at the end alone, and a trained network for each depth', () => {
    const base = workOf({ strategies: ['cyclic'] });
    // Vanilla-LG takes layers of the deep net, three layers that share nothing.
    expect(workOf({ strategies: ['cyclic', 'vanilla-lg'], depths: [3, 4] })).toBe(
      workOf({ strategies: ['cyclic'], depths: [3, 4] }) + training(3) + 20 * (macs(3) + macs(4)),
    );
    expect(workOf({ strategies: ['cyclic', 'scratch'] })).toBe(base + 20 * (macs(2) + macs(3) + macs(4)));
    expect(workOf({ strategies: ['cyclic', 'trained'] })).toBe(base + training(2) + training(3) + training(4));
  });

  test('has the tuning of each Des-Net on the images that it is tuned on', () => {
    const config = { ...tinyConfig, strategies: ['cyclic'], tuneSteps: 4, tuneEvery: 2, tuneStrategies: ['cyclic', 'scratch'], tuneDepths: [3], scratchSteps: 5 } as const;
    const target = { images, validationImages: 20, target: { channels: 3, classes: 5 }, targetValidationImages: 30 };
    // Cyclic: 4 steps, seen at 0, 2 and 4; scratch: 5 steps, seen at 0, 2, 4 and 5; both then on all 30 images.
    const tuned = macs(3, 5) * (8 * 3 * (4 + 5) + 7 * (3 + 4) + 2 * 30);
    expect(planWork({ ...config, target: 'glyphs8' }, target).total).toBe(workOf({ strategies: ['cyclic'] }) + tuned);
  });

  test('is that of one seed as many times as there are seeds, the ancestor’s training once', () => {
    const strategies = ['cyclic', 'tleg'] as const;
    expect(workOf({ strategies, seeds: 3 })).toBe(3 * workOf({ strategies }));
    const teaching = 6 * 8 * 2 * macCount({ ...shape, dim: 12, heads: 3 }, 2);
    const [one, two] = [workOf({ strategies, ancestor: 'trained' }), workOf({ strategies, ancestor: 'trained', seeds: 2 })];
    expect(two - one).toBe(workOf({ strategies }) + teaching);
  });
});

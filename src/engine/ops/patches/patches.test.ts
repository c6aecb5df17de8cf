import { describe, expect, test } from 'vitest';
import { CasePlan } from '../../testing/case-plan.ts';
import { runInFloat64 } from '../../testing/float64-run.ts';
import { describeOp } from '../../testing/op-suite.ts';

interface Options {
  readonly batch: number;
  readonly imageSize: number;
  readonly patchSize: number;
  readonly channels: number;
  /** Three numbers an image: flip, dx, dy. */
  readonly augmentation?: readonly number[];
  readonly pixels?: readonly number[];
}

const MEAN = [0.49, 0.48, 0.45];
const STD = [0.25, 0.24, 0.26];

function cut(plan: CasePlan, { augmentation, pixels, ...geometry }: Options): void {
  const { batch, imageSize, patchSize, channels } = geometry;
  const shape = [batch, imageSize, imageSize, channels];
  const images = pixels ? plan.given('images', shape, Uint8Array.from(pixels)) : plan.bytes('images', shape);
  const drawn = augmentation ? { augmentation: plan.given('augmentation', [batch, 3], Int32Array.from(augmentation)) } : {};
  const patches = plan.output('patches', [batch * (imageSize / patchSize) ** 2, channels * patchSize ** 2]);
  const normalisation = { mean: MEAN.slice(0, channels), std: STD.slice(0, channels) };
  plan.emit({ kind: 'patches', inputs: { images, ...drawn }, outputs: { patches }, ...geometry, ...normalisation });
}

describeOp('patches', [
  { name: 'an image that is one patch', plan: (plan) => cut(plan, { batch: 1, imageSize: 4, patchSize: 4, channels: 3 }) },
  { name: 'two grey images of 49 patches', plan: (plan) => cut(plan, { batch: 2, imageSize: 28, patchSize: 4, channels: 1 }) },
  {
    name: 'flips and shifts of three images',
    plan: (plan) => cut(plan, { batch: 3, imageSize: 8, patchSize: 2, channels: 3, augmentation: [1, 0, 0, 0, 3, -2, 1, -8, 1] }),
  },
]);

/** The patches of a 4 × 4 grey image of pixels 1 … 16, scaled back to pixel values; 0 is outside. */
function cutNumbers(augmentation: readonly number[]): number[][] {
  const plan = new CasePlan('by hand');
  const pixels = Array.from({ length: 16 }, (_, i) => i + 1);
  cut(plan, { batch: 1, imageSize: 4, patchSize: 2, channels: 1, pixels, augmentation });
  const values = new Map([['images', Float64Array.from(pixels)], ['augmentation', Float64Array.from(augmentation)]]);
  const patches = [...(runInFloat64(plan.finish().plan, values).get('patches') ?? [])];
  const pixelOf = (value: number): number => (value === 0 ? 0 : Math.round((value * 0.25 + 0.49) * 255));
  return [0, 4, 8, 12].map((first) => patches.slice(first, first + 4).map(pixelOf));
}

// The image is  1  2  3  4 / 5  6  7  8 / 9 10 11 12 / 13 14 15 16; patches of 2 × 2 come row by row.
describe('an image of numbered pixels', () => {
  test('is cut row by row', () => {
    expect(cutNumbers([0, 0, 0])).toEqual([[1, 2, 5, 6], [3, 4, 7, 8], [9, 10, 13, 14], [11, 12, 15, 16]]);
  });

  test('is mirrored left to right by a flip', () => {
    expect(cutNumbers([1, 0, 0])).toEqual([[4, 3, 8, 7], [2, 1, 6, 5], [12, 11, 16, 15], [10, 9, 14, 13]]);
  });

  test('moves right by dx and down by dy, and the mean colour comes in', () => {
    expect(cutNumbers([0, 1, 1])).toEqual([[0, 0, 0, 1], [0, 0, 2, 3], [0, 5, 0, 9], [6, 7, 10, 11]]);
  });

  test('is flipped before it moves', () => {
    expect(cutNumbers([1, -1, 0])).toEqual([[3, 2, 7, 6], [1, 0, 5, 0], [11, 10, 15, 14], [9, 0, 13, 0]]);
  });
});

test('columns are ordered by channel, row and column, and normalised by their channel’s mean and deviation', () => {
  // Two pixels beside each other: (0, 51, 255) and (255, 102, 0), below them black.
  const plan = new CasePlan('by hand');
  const pixels = [0, 51, 255, 255, 102, 0, 0, 0, 0, 0, 0, 0];
  cut(plan, { batch: 1, imageSize: 2, patchSize: 2, channels: 3, pixels });
  const found = runInFloat64(plan.finish().plan, new Map([['images', Float64Array.from(pixels)]])).get('patches') ?? [];
  const [red, green, blue] = [[0, 1, 0, 0], [0.2, 0.4, 0, 0], [1, 0, 0, 0]];
  const expected = [red, green, blue].flatMap((shares, c) => shares.map((share) => (share - (MEAN[c] ?? 0)) / (STD[c] ?? 1)));
  expect(found).toHaveLength(12);
  for (const [i, value] of expected.entries()) expect(found[i]).toBeCloseTo(value, 12);
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberedDataset } from '../testing/numbered-dataset.ts';
import { resizedDataset } from '../resized-dataset.ts';
import { squareResizer } from './resize-image.ts';

const grey = (width: number, height: number, values: readonly number[]) => ({ pixels: Uint8Array.from(values), width, height, channels: 1 });

describe('resizing an image', () => {
  it('leaves an image of the right size as it is', () => {
    expect([...squareResizer(2)(grey(2, 2, [1, 2, 3, 4]))]).toEqual([1, 2, 3, 4]);
  });

  it('takes the middle square of an image that is wide or tall', () => {
    expect([...squareResizer(1)(grey(3, 1, [10, 20, 30]))]).toEqual([20]);
    expect([...squareResizer(2)(grey(2, 4, [0, 0, 1, 2, 3, 4, 9, 9]))]).toEqual([1, 2, 3, 4]);
  });

  it('weighs neighbours by a triangle when it halves the size', () => {
    // One row of 4 → 2, scale 2: output 0 has its centre at 1.0 and weights 1 − |0.5|/2, |0.5|/2, |1.5|/2 →
    // ¾, ¾, ¼ over 1¾ = 3/7, 3/7, 1/7 of inputs 0, 1, 2. All four rows are alike.
    const rows = [0, 70, 140, 210, 0, 70, 140, 210, 0, 70, 140, 210, 0, 70, 140, 210];
    expect([...squareResizer(2)(grey(4, 4, rows))]).toEqual([50, 160, 50, 160]);
  });

  it('interpolates linearly when it doubles the size', () => {
    // Output centres lie at ¼, ¾, 5/4, 7/4 input pixels: edge, ¼ of the way, ¾ of the way, edge.
    expect([...squareResizer(4)(grey(2, 2, [0, 100, 0, 100]))].slice(0, 4)).toEqual([0, 25, 75, 100]);
  });

  it('keeps one colour one colour, and channels apart, at every size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (width, height, size) => {
        const pixels = Uint8Array.from({ length: width * height * 3 }, (_, i) => [0, 128, 255][i % 3] ?? 0);
        const resized = squareResizer(size)({ pixels, width, height, channels: 3 });
        expect(resized).toEqual(Uint8Array.from({ length: size * size * 3 }, (_, i) => [0, 128, 255][i % 3] ?? 0));
      }),
      { numRuns: 50 },
    );
  });
});

describe('a data set of another image size', () => {
  it('is scaled, with the same labels and counts', async () => {
    const dataset = resizedDataset(numberedDataset([3]), 2);
    const { images, labels, count } = await dataset.readShard('train', 0);
    expect(dataset.imageSize).toBe(2);
    expect([count, ...labels]).toEqual([3, 0, 1, 0]);
    expect([...images.subarray(12, 24)]).toEqual([0, 1, 7, 0, 1, 7, 0, 1, 7, 0, 1, 7]);
  });

  it('is left alone when it has the size wanted', () => {
    const dataset = numberedDataset([3]);
    expect(resizedDataset(dataset, 1)).toBe(dataset);
  });
});

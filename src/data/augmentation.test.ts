import { describe, expect, it } from 'vitest';
import { augmentationStream, augmentedImage } from './augmentation.ts';
import type { AugmentationStream } from './augmentation.ts';

function drawInto(stream: AugmentationStream, images: number, out = new Int32Array(images * 3)): Int32Array {
  stream.fill(out);
  return out;
}

/** Columns of the first `images` draws: flips, dx, dy. */
function columns(seed: number, options: { flip: boolean; shift: number }, images = 4000): [number[], number[], number[]] {
  const stream = augmentationStream(seed, options);
  const out = drawInto(stream, images);
  const column = (which: number): number[] => Array.from({ length: images }, (_, i) => out[i * 3 + which] ?? NaN);
  return [column(0), column(1), column(2)];
}

describe('augmentation', () => {
  it('flips half of the images and shifts evenly within the bounds', () => {
    const [flips, dx, dy] = columns(0, { flip: true, shift: 2 });
    const share = flips.reduce((sum, flip) => sum + flip, 0) / flips.length;
    expect(Math.abs(share - 0.5)).toBeLessThan(0.04); // 5 standard deviations of 4,000 fair coins
    for (const shifts of [dx, dy]) {
      expect([...new Set(shifts)].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
    }
  });

  it('does nothing when switched off', () => {
    const [flips, dx, dy] = columns(0, { flip: false, shift: 0 });
    expect([...flips, ...dx, ...dy].every((value) => value === 0)).toBe(true);
  });

  it('depends on the seed, and its shifts not on whether flips are on', () => {
    expect(columns(1, { flip: true, shift: 2 })).toEqual(columns(1, { flip: true, shift: 2 }));
    expect(columns(1, { flip: true, shift: 2 })).not.toEqual(columns(2, { flip: true, shift: 2 }));
    expect(columns(1, { flip: false, shift: 2 })[1]).toEqual(columns(1, { flip: true, shift: 2 })[1]);
  });
});

describe('an augmented image', () => {
  // 2 × 2 pixels of one channel: 1 2 over 3 4; what comes in from outside is 9.
  const image = Uint8Array.of(1, 2, 3, 4);

  it('is mirrored, then moved right and down, filled from outside', () => {
    expect([...augmentedImage(image, 2, [1, 0, 0], [9])]).toEqual([2, 1, 4, 3]);
    expect([...augmentedImage(image, 2, [0, 1, 0], [9])]).toEqual([9, 1, 9, 3]);
    expect([...augmentedImage(image, 2, [0, 0, 1], [9])]).toEqual([9, 9, 1, 2]);
    expect([...augmentedImage(image, 2, [1, 1, 0], [9])]).toEqual([9, 2, 9, 4]);
  });
});

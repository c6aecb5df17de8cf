import { randomStream } from '../lib/random.ts';

export interface AugmentationOptions {
  /** Mirror left to right with probability one half. */
  readonly flip: boolean;
  /** Largest shift, pixels each way. */
  readonly shift: number;
}

export interface AugmentationStream {
  /** Draws `out` [B, 3]: for each image flip (0 or 1), dx and dy (pixels, right and down positive). */
  fill(out: Int32Array): void;
}

/**
 * The image [size, size, channels] after one draw [flip, dx, dy], as the engines compute it; `fill` is what comes in
 * from outside, one value a channel.
 */
export function augmentedImage(pixels: Uint8Array, size: number, [flip = 0, dx = 0, dy = 0]: readonly number[], fill: readonly number[]): Uint8Array<ArrayBuffer> {
  const channels = fill.length;
  return Uint8Array.from({ length: size * size * channels }, (_, i) => {
    const [c, x, y] = [i % channels, Math.floor(i / channels) % size, Math.floor(i / channels / size)];
    const [fromX, fromY] = [flip ? size - 1 - (x - dx) : x - dx, y - dy];
    const isInside = fromX >= 0 && fromX < size && fromY >= 0 && fromY < size;
    return (isInside ? pixels[(fromY * size + fromX) * channels + c] : fill[c]) ?? 0;
  });
}

/**
 * Seeded flips and shifts, as numbers that the engine applies. The image is flipped first, then moved by
 * (dx, dy): `out(x, y) = in(flip ? size − 1 − (x − dx) : x − dx, y − dy)`. What comes in from outside the
 * image is the channel's mean, that is 0 after normalisation.
 */
export function augmentationStream(seed: number, { flip, shift }: AugmentationOptions): AugmentationStream {
  const stream = randomStream(seed, 'augmentation');
  return {
    fill(out) {
      for (let i = 0; i < out.length; i += 3) {
        // Three draws an image whatever the options, so that one option does not change what the other draws.
        const mirrored = stream.integer(2);
        out[i] = flip ? mirrored : 0;
        out[i + 1] = stream.integer(2 * shift + 1) - shift;
        out[i + 2] = stream.integer(2 * shift + 1) - shift;
      }
    },
  };
}

import type { ExperimentConfig } from '../../config/fields.ts';
import type { DatasetInfo } from '../../data/dataset.ts';
import { squareResizer } from '../../data/decode/resize-image.ts';
import type { Normalisation } from '../../engine/plan/forward.ts';
import { InputError, at } from '../../lib/errors.ts';

/** Of ImageNet's training images, as torchvision and timm have them. */
const IMAGENET = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] } as const;

/** How the ancestor was given its pixels, as mean and deviation of values scaled to 0 … 1. Throws an InputError where ImageNet's are asked for images that are not RGB. */
export function normalisationOf(choice: ExperimentConfig['ancestorPixels'], { mean, std, channels }: DatasetInfo): Normalisation {
  const same = (value: number): number[] => Array.from({ length: channels }, () => value);
  switch (choice) {
    case 'data':
      return { mean, std };
    case 'unit':
      return { mean: same(0), std: same(1) };
    case 'signed':
      return { mean: same(0.5), std: same(0.5) };
    case 'imagenet':
      if (channels === IMAGENET.mean.length) return IMAGENET;
      throw new InputError('ancestorPixels', `ancestor pixel values imagenet: are of red, green and blue, not of ${channels} channel${channels === 1 ? '' : 's'} as these images; choose others`);
    default:
      return choice satisfies never;
  }
}

export interface PixelOptions {
  readonly dataset: DatasetInfo;
  /** Side of the images that come out, pixels. */
  readonly imageSize: number;
  readonly normalisation: Normalisation;
}

/** Writes images number `first` and following, as many as `out` has room for, [count, imageSize, imageSize, channels]. */
export type PixelWriter = (images: Uint8Array, augmentation: Int32Array, first: number, out: Float32Array) => void;

/**
 * Augments images as the engine does (`augmentationStream`): flipped, then moved, the data set's mean colour coming
 * in; scales them where the sizes differ, which rounds to bytes; normalises them.
 */
export function pixelWriter({ dataset, imageSize, normalisation }: PixelOptions): PixelWriter {
  const { imageSize: size, channels, mean } = dataset;
  const resize = squareResizer(imageSize);
  const fill = mean.map((value) => 255 * value);
  const view = new Float64Array(size * size * channels);
  const length = imageSize * imageSize * channels;
  return (images, augmentation, first, out) => {
    for (let i = 0; i < out.length / length; i++) {
      const image = images.subarray((first + i) * view.length, (first + i + 1) * view.length);
      const [flip = 0, dx = 0, dy = 0] = augmentation.subarray(3 * (first + i), 3 * (first + i) + 3);
      augment(image, { flip: flip === 1, dx, dy, size, fill }, view);
      const pixels = imageSize === size ? view : resize({ pixels: Uint8ClampedArray.from(view), width: size, height: size, channels });
      normalise(pixels, normalisation, out.subarray(i * length, (i + 1) * length));
    }
  };
}

interface View {
  readonly flip: boolean;
  readonly dx: number;
  readonly dy: number;
  readonly size: number;
  /** Of each channel, 0 … 255. */
  readonly fill: readonly number[];
}

/** `out(x, y) = in(flip ? size − 1 − (x − dx) : x − dx, y − dy)`, the fill where that lies outside. */
function augment(image: Uint8Array, { flip, dx, dy, size, fill }: View, out: Float64Array): void {
  const channels = fill.length;
  for (let y = 0, position = 0; y < size; y++) {
    const row = y - dy;
    for (let x = 0; x < size; x++) {
      const column = flip ? size - 1 - (x - dx) : x - dx;
      const inside = row >= 0 && row < size && column >= 0 && column < size;
      for (let c = 0; c < channels; c++, position++) {
        out[position] = inside ? at(image, (row * size + column) * channels + c) : at(fill, c);
      }
    }
  }
}

function normalise(pixels: ArrayLike<number>, { mean, std }: Normalisation, out: Float32Array): void {
  for (let i = 0; i < out.length; i++) {
    const c = i % mean.length;
    out[i] = (at(pixels, i) / 255 - at(mean, c)) / at(std, c);
  }
}

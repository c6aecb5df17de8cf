/**
 * Resampling in plain arithmetic, the same code in browser and Node, so that both give the same pixels: the
 * middle square of the image, scaled by a triangle filter that widens when shrinking (antialiased, as
 * Pillow's BILINEAR), columns first, then rows, rounded once at the end.
 */

/** An 8-bit image, [height, width, channels]. */
export interface Picture {
  readonly pixels: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** For one output position: the first input position it takes from, and the share of each from there on. */
interface Taps {
  readonly first: number;
  readonly weights: Float64Array;
}

/** Makes square images of `size` pixels a side; remembers the filter of the last input size. */
export function squareResizer(size: number): (picture: Picture) => Uint8Array<ArrayBuffer> {
  let side = -1;
  let taps: readonly Taps[] = [];
  return (picture) => {
    const square = middleSquare(picture);
    if (square.width === size) return square.pixels;
    if (square.width !== side) {
      side = square.width;
      taps = triangleTaps(side, size);
    }
    const narrow = resampleRows(square.pixels, side, picture.channels, taps);
    return resampleColumns(narrow, size, picture.channels, taps);
  };
}

/** The largest square in the middle, [side, side, channels]; half a pixel left or above when it cannot be exact. */
function middleSquare({ pixels, width, height, channels }: Picture): { pixels: Uint8Array<ArrayBuffer>; width: number } {
  const side = Math.min(width, height);
  const [left, top] = [Math.floor((width - side) / 2), Math.floor((height - side) / 2)];
  const square = new Uint8Array(side * side * channels);
  for (let y = 0; y < side; y++) {
    const start = ((top + y) * width + left) * channels;
    square.set(pixels.subarray(start, start + side * channels), y * side * channels);
  }
  return { pixels: square, width: side };
}

function triangleTaps(from: number, to: number): Taps[] {
  const scale = from / to;
  const radius = Math.max(scale, 1); // half the triangle's base, in input pixels
  return Array.from({ length: to }, (_, i) => {
    const centre = (i + 0.5) * scale;
    const first = Math.max(0, Math.ceil(centre - radius - 0.5));
    const end = Math.min(from, Math.floor(centre + radius - 0.5) + 1);
    const weights = Float64Array.from({ length: end - first }, (_unused, k) => 1 - Math.abs(first + k + 0.5 - centre) / radius);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return { first, weights: weights.map((weight) => weight / sum) };
  });
}

/** [side, side, c] → [side, taps, c]: each row narrowed or widened, not rounded. */
function resampleRows(pixels: Uint8Array, side: number, channels: number, taps: readonly Taps[]): Float64Array {
  const out = new Float64Array(side * taps.length * channels);
  for (let y = 0, position = 0; y < side; y++) {
    for (const { first, weights } of taps) {
      for (let c = 0; c < channels; c++, position++) {
        out[position] = weightedSum(pixels, (y * side + first) * channels + c, channels, weights);
      }
    }
  }
  return out;
}

/** [side, width, c] → [taps, width, c], rounded to bytes; half rounds up. */
function resampleColumns(rows: Float64Array, width: number, channels: number, taps: readonly Taps[]): Uint8Array<ArrayBuffer> {
  const stride = width * channels;
  const out = new Uint8Array(taps.length * stride);
  let position = 0;
  for (const { first, weights } of taps) {
    for (let i = 0; i < stride; i++) out[position++] = Math.floor(weightedSum(rows, first * stride + i, stride, weights) + 0.5);
  }
  return out;
}

function weightedSum(values: Uint8Array | Float64Array, start: number, stride: number, weights: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < weights.length; k++) sum += (values[start + k * stride] as number) * (weights[k] as number);
  return sum;
}

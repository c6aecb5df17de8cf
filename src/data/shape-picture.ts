/**
 * Draws one picture of a drawn data set: a shape of random place, size, tilt, colour and texture on a textured
 * ground with clutter. Randomness is integers and their exact fractions, arithmetic is + − × ÷ alone, so
 * the same stream gives the same bytes on every machine.
 */
import { at } from '../lib/errors.ts';
import type { RandomStream } from '../lib/random.ts';
import type { Outline } from './shape-outlines.ts';

export const pictureSize = 32;
const channels = 3;
const samples = 3; // a pixel's coverage is counted on 3 × 3 points
const cell = 4; // pixels between the points of a texture
const points = pictureSize / cell + 1;

/**
 * How much pictures vary; in pixels and in grey levels of 0 … 255. Chosen so that a network of the quick preset's size
 * learns them in part in its 300 steps (73 % of the validation images right) and nearly all in 3,000.
 */
const vary = {
  radius: [9, 12.5],
  offset: 2.2,
  tilt: 0.1, // tangent of half the angle: up to 11 degrees
  contrast: [45, 110],
  tint: 35,
  texture: 26,
  grain: 8,
  specks: 4,
  speckRadius: [1, 2.2],
} as const;

type Colour = readonly [number, number, number];

/** The picture's bytes, [32, 32, 3]. */
export function drawPicture(outline: Outline, stream: RandomStream): Uint8Array {
  const { ground, figure } = drawColours(stream);
  const coverage = coverageOf(outline, stream);
  const behind = fillLayer(ground, stream);
  const front = fillLayer(figure, stream);
  for (let count = stream.integer(vary.specks + 1); count > 0; count--) drawSpeck(behind, stream);
  const picture = new Uint8Array(behind.length);
  for (let pixel = 0; pixel < coverage.length; pixel++) {
    const covered = at(coverage, pixel) / (samples * samples);
    const grain = between(stream, -vary.grain, vary.grain);
    for (let i = pixel * channels; i < (pixel + 1) * channels; i++) {
      const [below, above] = [at(behind, i), at(front, i)];
      picture[i] = toByte(below + covered * (above - below) + grain);
    }
  }
  return picture;
}

/** Ground and figure: random colours, the figure as often darker as brighter, so that no pixel's level tells the class. */
function drawColours(stream: RandomStream): { ground: Colour; figure: Colour } {
  const contrast = between(stream, ...vary.contrast);
  const step = stream.integer(2) === 0 ? contrast : -contrast;
  const middle = between(stream, 100, 155);
  return { ground: tinted(middle - step / 2, stream), figure: tinted(middle + step / 2, stream) };
}

function tinted(level: number, stream: RandomStream): Colour {
  const shade = (): number => level + between(stream, -vary.tint, vary.tint);
  return [shade(), shade(), shade()];
}

/** How many of each pixel's samples the shape covers, [32, 32]. */
function coverageOf(outline: Outline, stream: RandomStream): Uint8Array {
  const radius = between(stream, ...vary.radius);
  const centreX = pictureSize / 2 + between(stream, -vary.offset, vary.offset);
  const centreY = pictureSize / 2 + between(stream, -vary.offset, vary.offset);
  const t = between(stream, -vary.tilt, vary.tilt);
  // A rotation without sine and cosine: ((1 − t²) / (1 + t²), 2t / (1 + t²)) lies on the unit circle.
  const cos = (1 - t * t) / (1 + t * t) / radius;
  const sin = (2 * t) / (1 + t * t) / radius;
  const coverage = new Uint8Array(pictureSize * pictureSize);
  const lines = pictureSize * samples;
  for (let row = 0; row < lines; row++) {
    const dy = (row + 0.5) / samples - centreY;
    const firstPixel = Math.floor(row / samples) * pictureSize;
    for (let column = 0; column < lines; column++) {
      const dx = (column + 0.5) / samples - centreX;
      if (outline.covers(cos * dx + sin * dy, cos * dy - sin * dx)) {
        const pixel = firstPixel + Math.floor(column / samples);
        coverage[pixel] = at(coverage, pixel) + 1;
      }
    }
  }
  return coverage;
}

/** A colour under a texture: random grey levels on a coarse lattice, smooth between its points; [32, 32, 3]. */
function fillLayer(colour: Colour, stream: RandomStream): Float64Array {
  const strength = vary.texture * stream.uniform();
  const lattice = Float64Array.from({ length: points * points }, () => between(stream, -strength, strength));
  const layer = new Float64Array(pictureSize * pictureSize * channels);
  for (let y = 0; y < pictureSize; y++) {
    const top = Math.floor(y / cell);
    for (let x = 0; x < pictureSize; x++) {
      const corner = top * points + Math.floor(x / cell);
      const right = (x % cell) / cell;
      const upper = mix(at(lattice, corner), at(lattice, corner + 1), right);
      const lower = mix(at(lattice, corner + points), at(lattice, corner + points + 1), right);
      setPixel(layer, x, y, colour, mix(upper, lower, (y % cell) / cell));
    }
  }
  return layer;
}

/** A small dot of clutter. */
function drawSpeck(layer: Float64Array, stream: RandomStream): void {
  const [centreX, centreY] = [between(stream, 0, pictureSize), between(stream, 0, pictureSize)];
  const radius = between(stream, ...vary.speckRadius);
  const colour = tinted(between(stream, 40, 215), stream);
  for (let y = 0; y < pictureSize; y++) {
    for (let x = 0; x < pictureSize; x++) {
      const [dx, dy] = [x - centreX, y - centreY];
      if (dx * dx + dy * dy < radius * radius) setPixel(layer, x, y, colour, 0);
    }
  }
}

function setPixel(layer: Float64Array, x: number, y: number, colour: Colour, light: number): void {
  const first = (y * pictureSize + x) * channels;
  layer[first] = colour[0] + light;
  layer[first + 1] = colour[1] + light;
  layer[first + 2] = colour[2] + light;
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

function between(stream: RandomStream, low: number, high: number): number {
  return low + (high - low) * stream.uniform();
}

function toByte(value: number): number {
  if (value <= 0) return 0;
  return value >= 255 ? 255 : Math.floor(value + 0.5);
}

/**
 * The ten classes of shapes10 as point sets in a square of −1 … 1, u to the right and v downwards. Each
 * covers about half of that square (area 2.0 of 4), so that how bright a picture is says nothing of its
 * class. No class is another one's mirror image.
 */
export interface Outline {
  readonly name: string;
  /** Whether the point lies in the shape; only + − × and comparisons, which are exact to the bit everywhere. */
  covers(u: number, v: number): boolean;
}

export const outlines: readonly Outline[] = [
  { name: 'disc', covers: (u, v) => u * u + v * v < 0.64 },
  { name: 'ring', covers: (u, v) => inRing(u * u + v * v, 0.36, 1) },
  { name: 'square', covers: (u, v) => larger(u, v) < 0.71 },
  { name: 'triangle', covers: (u, v) => v < 0.9 && 2 * magnitude(u) < v + 1.1 },
  { name: 'plus', covers: (u, v) => smaller(u, v) < 0.29 && larger(u, v) < 1 },
  { name: 'cross', covers: (u, v) => smaller(u + v, u - v) < 0.41 && larger(u + v, u - v) < 1.41 },
  { name: 'rows', covers: (u, v) => magnitude(u) < 1 && inBars(v) },
  { name: 'columns', covers: (u, v) => magnitude(v) < 1 && inBars(u) },
  { name: 'pair', covers: (u, v) => (magnitude(u) - 0.55) * (magnitude(u) - 0.55) + v * v < 0.3 },
  { name: 'arch', covers: (u, v) => magnitude(u) < 0.95 && larger(0, v) < 0.95 && !(magnitude(u) < 0.45 && v > -0.4) },
];

/** Three bars of width 0.36 across −1 … 1. */
function inBars(v: number): boolean {
  const side = magnitude(v);
  return side < 0.17 || (side > 0.62 && side < 0.96);
}

function inRing(squared: number, inner: number, outer: number): boolean {
  return squared > inner && squared < outer;
}

function magnitude(value: number): number {
  return value < 0 ? -value : value;
}

function larger(u: number, v: number): number {
  const [a, b] = [magnitude(u), magnitude(v)];
  return a > b ? a : b;
}

function smaller(u: number, v: number): number {
  const [a, b] = [magnitude(u), magnitude(v)];
  return a < b ? a : b;
}

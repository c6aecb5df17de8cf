/**
 * The eight classes of glyphs8 as point sets in a square of −1 … 1, u to the right and v downwards. Rules as for
 * shapes10's: each covers about half of the square (area 2.0 of 4), none is another one's mirror image, and
 * none is among shapes10's ten, so that a learngene meets only new classes.
 */
import type { Outline } from './shape-outlines.ts';

export const glyphOutlines: readonly Outline[] = [
  { name: 'diamond', covers: (u, v) => magnitude(u) + magnitude(v) < 1 },
  // Half an ellipse of radii 1 and 1.27, its flat side down; 0.62 = 1.27⁻².
  { name: 'dome', covers: (u, v) => v < 0.64 && u * u + 0.62 * (v - 0.64) * (v - 0.64) < 1 },
  { name: 'crescent', covers: (u, v) => u * u + v * v < 1 && (u - 0.5) * (u - 0.5) + v * v > 0.38 },
  { name: 'hourglass', covers: (u, v) => magnitude(u) < magnitude(v) && magnitude(v) < 1 },
  { name: 'bow tie', covers: (u, v) => magnitude(v) < magnitude(u) && magnitude(u) < 1 },
  { name: 'chevron', covers: (u, v) => magnitude(u) < 1 && magnitude(v - magnitude(u) + 0.5) < 0.5 },
  { name: 'frame', covers: (u, v) => inFrame(magnitude(u), magnitude(v)) },
  { name: 'four dots', covers: (u, v) => (magnitude(u) - 0.5) * (magnitude(u) - 0.5) + (magnitude(v) - 0.5) * (magnitude(v) - 0.5) < 0.159 },
];

/** Between the squares of half-sides 0.63 and 0.95. */
function inFrame(a: number, b: number): boolean {
  const larger = a > b ? a : b;
  return larger > 0.63 && larger < 0.95;
}

function magnitude(value: number): number {
  return value < 0 ? -value : value;
}

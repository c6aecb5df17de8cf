import type { LabelledImage } from '../collection.ts';

const mostClasses = 65_536;

/** Class names where a source gives none: the labels' own numbers, from 0 up to the highest. */
export function numberNames(images: readonly LabelledImage[]): string[] {
  const highest = images.reduce((most, { label }) => Math.max(most, label), -1);
  return Array.from({ length: Math.min(highest, mostClasses) + 1 }, (_, i) => String(i));
}

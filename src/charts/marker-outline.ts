/** `none` for lines whose points are not marked. */
export type MarkerShape =
  | 'circle' | 'square' | 'triangle' | 'diamond' | 'cross' | 'ring'
  | 'plus' | 'wedge' | 'open-square' | 'open-triangle' | 'open-diamond' | 'star' | 'none';

/** Outlines around 0,0 that look equally large. */
export const markerOutlines: Readonly<Record<MarkerShape, string>> = {
  circle: 'M0-3.6a3.6 3.6 0 1 0 .01 0z',
  square: 'M-3.2-3.2h6.4v6.4h-6.4z',
  triangle: 'M0-4.2L4 2.9h-8z',
  diamond: 'M0-4.6L4 0 0 4.6-4 0z',
  cross: 'M-3-3L3 3M3-3L-3 3',
  ring: 'M0-3.4a3.4 3.4 0 1 0 .01 0z',
  plus: 'M-4 0H4M0-4V4',
  wedge: 'M0 4.2L4-2.9h-8z',
  'open-square': 'M-3-3h6v6h-6z',
  'open-triangle': 'M0-4L3.8 2.8h-7.6z',
  'open-diamond': 'M0-4.4L3.8 0 0 4.4-3.8 0z',
  star: 'M0-4.4V4.4M-3.8-2.2L3.8 2.2M-3.8 2.2L3.8-2.2',
  none: '',
};

/** Whether the ground shows through it, so that shapes differ without colour. */
export function isOpen(shape: MarkerShape): boolean {
  return shape === 'ring' || shape.startsWith('open-');
}

/** With more markers than this on a line they hide each other, and the line. */
const MOST_MARKERS = 24;

/** Of points in order those that are marked: evenly spaced, the last one among them. */
export function markedOf<Place>(places: readonly Place[]): readonly Place[] {
  const every = Math.ceil(places.length / MOST_MARKERS);
  return places.filter((_, place) => (places.length - 1 - place) % every === 0);
}

/** Whether there are so few points that each has a marker of its own. */
export function areAllMarked(points: number): boolean {
  return points <= MOST_MARKERS;
}

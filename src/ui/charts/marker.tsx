import type { ReactElement } from 'react';
import type { MarkerShape } from '../theme/series-style.ts';

/** Outlines around 0,0 that look equally large. */
const outlines: Readonly<Record<MarkerShape, string>> = {
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
};

interface MarkerProps {
  readonly shape: MarkerShape;
  readonly colour: string;
  readonly x: number;
  readonly y: number;
}

/** A data point. Open shapes show the ground through them, so that all differ without colour. */
export function Marker({ shape, colour, x, y }: MarkerProps): ReactElement {
  const fill = shape === 'ring' || shape.startsWith('open-') ? 'var(--surface)' : colour;
  return <path d={outlines[shape]} transform={`translate(${x} ${y})`} fill={fill} stroke={colour} strokeWidth="1.6" />;
}

import type { ReactElement } from 'react';
import { isOpen, markerOutlines, type MarkerShape } from '../../charts/marker-outline.ts';

interface MarkerProps {
  readonly shape: MarkerShape;
  readonly colour: string;
  readonly x: number;
  readonly y: number;
}

/** A data point. Open shapes show the ground through them, so that all differ without colour. */
export function Marker({ shape, colour, x, y }: MarkerProps): ReactElement {
  const fill = isOpen(shape) ? 'var(--surface)' : colour;
  return <path d={markerOutlines[shape]} transform={`translate(${x} ${y})`} fill={fill} stroke={colour} strokeWidth="1.6" />;
}

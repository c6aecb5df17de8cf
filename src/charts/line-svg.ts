import type { ChartPoint } from './chart-point.ts';
import { areAllMarked, isOpen, markedOf, markerOutlines, type MarkerShape } from './marker-outline.ts';
import { escaped, short } from './svg-text.ts';

export interface LineLook {
  /** A CSS colour that any program which opens SVG knows. */
  readonly colour: string;
  /** Lengths of strokes and gaps; empty for a solid line. */
  readonly dash: string;
  readonly marker: MarkerShape;
  /** Pixels; 2 when it is not said. */
  readonly width?: number;
  /** 0 … 1; 1 when it is not said. */
  readonly opacity?: number;
}

export interface SvgLine {
  readonly label: string;
  readonly look: LineLook;
  /** By rising x. */
  readonly points: readonly ChartPoint[];
  /** Left out of the legend: it belongs to a line that is in it. */
  readonly isUnnamed?: boolean;
}

type Scale = (value: number) => number;

/** A line with its band and markers, placed by the two scales. */
export function lineSvg(look: LineLook, points: readonly ChartPoint[], x: Scale, y: Scale): string {
  const places = points.map(({ x: at, mean }) => [x(at), y(mean)] as const);
  return [
    `<g${look.opacity === undefined ? '' : ` opacity="${look.opacity}"`}>`,
    ...bandSvg(look, points, x, y),
    strokeSvg(look, places),
    ...markedOf(places).map((place) => markerSvg(look, place)),
    '</g>',
  ].join('\n');
}

/** A line through some places. */
export function strokeSvg({ colour, dash, width = 2 }: LineLook, places: readonly (readonly [x: number, y: number])[]): string {
  const dashes = dash === '' ? '' : ` stroke-dasharray="${escaped(dash)}"`;
  return `<polyline points="${joined(places)}" fill="none" stroke="${escaped(colour)}" stroke-width="${width}" stroke-linejoin="round"${dashes}/>`;
}

/** A marker; nothing where the look has none. */
export function markerSvg({ colour, marker }: LineLook, [x, y]: readonly [x: number, y: number]): string {
  if (marker === 'none') return '';
  const fill = isOpen(marker) ? '#ffffff' : escaped(colour);
  return `<path d="${markerOutlines[marker]}" transform="translate(${short(x)} ${short(y)})" fill="${fill}" stroke="${escaped(colour)}" stroke-width="1.6"/>`;
}

/** Upright bars where marked points stand apart, an area elsewhere. */
function bandSvg({ colour, marker }: LineLook, points: readonly ChartPoint[], x: Scale, y: Scale): readonly string[] {
  const ends = points.flatMap(({ x: at, low, high }) => (low === undefined || high === undefined ? [] : [{ at: x(at), low: y(low), high: y(high) }]));
  const stroke = escaped(colour);
  if (marker !== 'none' && areAllMarked(ends.length)) {
    return ends.filter(({ low, high }) => low > high).map(({ at, low, high }) =>
      `<line x1="${short(at)}" x2="${short(at)}" y1="${short(low)}" y2="${short(high)}" stroke="${stroke}"/>`);
  }
  if (ends.length === 0) return [];
  const outline = [...ends.map(({ at, high }) => [at, high] as const), ...ends.toReversed().map(({ at, low }) => [at, low] as const)];
  return [`<polygon points="${joined(outline)}" fill="${stroke}" fill-opacity="0.16"/>`];
}

function joined(places: readonly (readonly [x: number, y: number])[]): string {
  return places.map(([x, y]) => `${short(x)},${short(y)}`).join(' ');
}

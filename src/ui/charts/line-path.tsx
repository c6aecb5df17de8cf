import { type ReactElement, useMemo } from 'react';
import { useXAxisScale, useYAxisScale } from 'recharts';
import type { ChartLine, LinePoint } from './chart-line.ts';
import { Marker } from './marker.tsx';

interface Place {
  readonly x: number;
  /** Of the mean, and of the ends of the band. */
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

/** With more markers than this on a line they hide each other, and the line. */
const MOST_MARKERS = 24;

/**
 * One line inside a chart with the band around it, as one path each: Recharts' own Line makes several objects a point
 * and measures the path on each drawing, which took most of a page's time while a network trained.
 */
export function LinePath({ line: { points, style, isThin = false }, isFaded = false }: { readonly line: ChartLine; readonly isFaded?: boolean }): ReactElement {
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  const places = useMemo(() => points.flatMap(({ x, mean, low = mean, high = mean }: LinePoint): Place[] => {
    const [at, y, lowY, highY] = [xScale?.(x), yScale?.(mean), yScale?.(low), yScale?.(high)];
    const isPlaced = at !== undefined && y !== undefined && lowY !== undefined && highY !== undefined;
    return isPlaced ? [{ x: at, y, low: lowY, high: highY }] : [];
  }), [points, xScale, yScale]);
  const hasBand = points.some(({ low }) => low !== undefined);
  return (
    <g opacity={isFaded ? 0.2 : 1}>
      {hasBand && places.length > 0 && <Band places={places} colour={style.colour} />}
      <path
        d={pathOf(places.map(({ x, y }) => [x, y]))} fill="none" stroke={style.colour} strokeWidth={isThin ? 1.2 : 2.2}
        strokeOpacity={isThin ? 0.6 : 1} strokeDasharray={style.dash} strokeLinejoin="round"
      />
      {!isThin && markedPlaces(places).map(({ x, y }) => <Marker key={x} shape={style.marker} colour={style.colour} x={x} y={y} />)}
    </g>
  );
}

/** Evenly spaced places, the last one among them. */
function markedPlaces(places: readonly Place[]): readonly Place[] {
  const every = Math.ceil(places.length / MOST_MARKERS);
  return places.filter((_, place) => (places.length - 1 - place) % every === 0);
}

/** Between low and high; a single place is drawn as an upright bar. */
function Band({ places, colour }: { readonly places: readonly Place[]; readonly colour: string }): ReactElement {
  const [only, ...others] = places;
  if (only && others.length === 0) {
    return <path d={`M${only.x} ${only.low}V${only.high}`} stroke={colour} strokeOpacity={0.4} strokeWidth={4} />;
  }
  const outline = [...places.map(({ x, high }) => [x, high] as const), ...places.toReversed().map(({ x, low }) => [x, low] as const)];
  return <path d={`${pathOf(outline)}Z`} fill={colour} fillOpacity={0.16} />;
}

function pathOf(places: readonly (readonly [x: number, y: number])[]): string {
  return places.map(([x, y], place) => `${place === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

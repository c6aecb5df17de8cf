import { type ReactElement, useMemo } from 'react';
import { useXAxisScale, useYAxisScale } from 'recharts';
import type { Window } from '../../charts/chart-point.ts';
import { decimated } from '../../charts/decimated.ts';
import { markedOf } from '../../charts/marker-outline.ts';
import { type ChartLine, hasBand, type LinePoint, RAW_STRENGTH, strokeOf } from './chart-line.ts';
import { Marker } from './marker.tsx';

interface Place {
  readonly x: number;
  /** Of the mean, and of the ends of the band. */
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

interface LinePathProps {
  readonly line: ChartLine;
  /** The part of the horizontal axis that is shown. */
  readonly window: Window;
  /** Parts of the window of which only the extremes are drawn, where points are many. */
  readonly buckets: number;
}

/**
 * One line inside a chart with the band around it, as one path each: Recharts' own Line makes several objects a point
 * and measures the path on each drawing, which took most of a page's time while a network trained.
 */
export function LinePath({ line, window, buckets }: LinePathProps): ReactElement {
  const { points, smooth, style, isThin = false } = line;
  const { opacity, width } = strokeOf(line);
  const places = usePlaces(points, window, buckets);
  const smoothPlaces = usePlaces(smooth, window, buckets);
  const stroke = { fill: 'none', stroke: style.colour, strokeDasharray: style.dash, strokeLinejoin: 'round' } as const;
  return (
    <g>
      {hasBand(line) && places.length > 0 && <Band places={places} colour={style.colour} strength={opacity} />}
      <path {...stroke} d={pathOf(places)} strokeWidth={width} strokeOpacity={smooth ? opacity * RAW_STRENGTH : opacity} />
      {smooth && <path {...stroke} d={pathOf(smoothPlaces)} strokeWidth={width * 1.3} strokeOpacity={Math.min(1, opacity * 1.6)} />}
      {!isThin && (
        <g opacity={opacity}>
          {markedOf(places).map(({ x, y }) => <Marker key={x} shape={style.marker} colour={style.colour} x={x} y={y} />)}
        </g>
      )}
    </g>
  );
}

/** Where the points worth drawing lie, those without a place on the axes left out. */
function usePlaces(points: readonly LinePoint[] | undefined, [from, to]: Window, buckets: number): readonly Place[] {
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  return useMemo(() => decimated(points ?? [], [from, to], buckets).flatMap(({ x, mean, low = mean, high = mean }): Place[] => {
    const [at, y, lowY, highY] = [xScale?.(x), yScale?.(mean), yScale?.(low), yScale?.(high)];
    if (at === undefined || y === undefined || !Number.isFinite(y)) return [];
    // The end of a band that is 0 or below has no place on a logarithmic axis.
    return [{ x: at, y, low: finiteOr(y, lowY), high: finiteOr(y, highY) }];
  }), [points, from, to, buckets, xScale, yScale]);
}

function finiteOr(otherwise: number, value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : otherwise;
}

interface BandProps {
  readonly places: readonly Place[];
  readonly colour: string;
  readonly strength: number;
}

/** Between low and high; a single place is drawn as an upright bar. */
function Band({ places, colour, strength }: BandProps): ReactElement {
  const [only, ...others] = places;
  if (only && others.length === 0) {
    return <path d={`M${only.x} ${only.low}V${only.high}`} stroke={colour} strokeOpacity={0.4 * strength} strokeWidth={4} />;
  }
  const outline = [...places.map(({ x, high }) => ({ x, y: high })), ...places.toReversed().map(({ x, low }) => ({ x, y: low }))];
  return <path d={`${pathOf(outline)}Z`} fill={colour} fillOpacity={0.16 * strength} />;
}

function pathOf(places: readonly Pick<Place, 'x' | 'y'>[]): string {
  return places.map(({ x, y }, place) => `${place === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

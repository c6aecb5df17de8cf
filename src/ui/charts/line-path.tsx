import { memo, type ReactElement, useMemo } from 'react';
import { type AxisScale, placeOn } from '../../charts/axis-scale.ts';
import type { ChartPoint, Window } from '../../charts/chart-point.ts';
import { decimated, indicesKept } from '../../charts/decimated.ts';
import { markedOf } from '../../charts/marker-outline.ts';
import type { PointColumns } from '../../charts/point-columns.ts';
import type { PlotArea } from './chart-frame.tsx';
import { type ChartLine, hasBand, RAW_STRENGTH, SPIKE_COLOUR, strokeOf } from './chart-line.ts';
import { Marker } from './marker.tsx';

/** One array, so that what is drawn of it stands still. */
const noPoints: readonly ChartPoint[] = [];

interface Place {
  readonly x: number;
  /** Of the mean, and of the ends of the band. */
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

/** The ground that lines are drawn on; the same object until it changes. */
export interface Ground {
  /** Pixels. */
  readonly plot: PlotArea;
  /** The part of the horizontal axis that is shown. */
  readonly window: Window;
  readonly yScale: AxisScale;
  readonly isLog: boolean;
  /** Parts of the window of which only the extremes are drawn, where points are many. */
  readonly buckets: number;
}

interface LinePathProps {
  readonly line: ChartLine;
  readonly ground: Ground;
  /** Another line is pointed at. */
  readonly isFaded?: boolean;
}

/**
 * One line inside a chart with the band around it, as one path each: Recharts' own Line makes several objects a point
 * and measures the path on each drawing, which took most of a page's time while a network trained.
 */
export const LinePath = memo(function LinePath({ line, ground, isFaded = false }: LinePathProps): ReactElement {
  const { points, smooth, spikes, style, isThin = false } = line;
  const { opacity, width } = strokeOf(line);
  const isBanded = hasBand(line);
  const areApart = isBanded || !isThin || points.length === 1; // a single point is no line
  const path = useMemo(() => strokePath(points, ground), [points, ground]);
  const smoothPath = useMemo(() => (smooth ? strokePath(points, ground, smooth) : ''), [points, ground, smooth]);
  const apart = useMemo(() => (areApart ? decimated(points, ground.window, ground.buckets) : noPoints), [areApart, points, ground]);
  const places = usePlaces(apart, ground);
  const spikePlaces = usePlaces(spikes ?? noPoints, ground);
  const stroke = { fill: 'none', stroke: style.colour, strokeLinejoin: 'round' } as const;
  // The dashes of a line that jumps with every batch are not seen, but cost more than all else in a chart.
  const dash = isThin ? undefined : style.dash;
  return (
    <g opacity={isFaded ? 0.2 : 1}>
      {isBanded && places.length > 0 && <Band places={places} colour={style.colour} strength={opacity} />}
      <path {...stroke} d={path} strokeDasharray={dash} strokeWidth={width} strokeOpacity={smooth ? opacity * RAW_STRENGTH : opacity} />
      {smooth && <path {...stroke} d={smoothPath} strokeDasharray={style.dash} strokeWidth={width * 1.3} strokeOpacity={Math.min(1, opacity * 1.6)} />}
      {spikePlaces.map(({ x, y }) => <Marker key={x} shape="star" colour={SPIKE_COLOUR} x={x} y={y} />)}
      {(!isThin || points.length === 1) && (
        <g opacity={opacity}>
          {markedOf(places).map(({ x, y }) => <Marker key={x} shape={style.marker} colour={style.colour} x={x} y={y} />)}
        </g>
      )}
    </g>
  );
});

/** Where points lie, those without a place on the axes left out. */
function usePlaces(points: readonly ChartPoint[], ground: Ground): readonly Place[] {
  return useMemo(() => {
    const { isLog } = ground;
    const { across, up } = placing(ground);
    return points.flatMap(({ x, mean, low = mean, high = mean }): readonly Place[] => {
      if (isLog && mean <= 0) return [];
      // The end of a band that is 0 or below has no place on a logarithmic axis.
      return [{ x: across(x), y: up(mean), low: up(isLog && low <= 0 ? mean : low), high: up(high) }];
    });
  }, [points, ground]);
}

/**
 * The path through the means of the points worth drawing, or through `means`, one for each point. Without an object for
 * each point: a chart of fifty long runs has thousands, and all are drawn again whenever an axis moves.
 */
function strokePath(points: PointColumns, ground: Ground, means?: Float64Array): string {
  const { window, isLog, buckets } = ground;
  const { across, up } = placing(ground);
  const stretches: string[] = [];
  for (const index of indicesKept(points, window, buckets, means)) {
    const mean = (means ?? points.mean)[index] ?? Number.NaN;
    if (mean > 0 || !isLog) stretches.push(stretch(stretches.length, across(points.x[index] ?? Number.NaN), up(mean)));
  }
  return stretches.join('');
}

/** Pixels of an x and of a value. */
function placing({ plot, window, yScale, isLog }: Ground): { readonly across: (x: number) => number; readonly up: (value: number) => number } {
  const xScale = { domain: window };
  return {
    across: (x) => placeOn(xScale, x, plot.x, plot.x + plot.width),
    up: (value) => placeOn(yScale, value, plot.y + plot.height, plot.y, isLog),
  };
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
  return places.map(({ x, y }, place) => stretch(place, x, y)).join('');
}

/** Of a path, to its `place`-th place. */
function stretch(place: number, x: number, y: number): string {
  return `${place === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
}

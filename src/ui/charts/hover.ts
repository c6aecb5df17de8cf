import type { ChartPoint, Window } from '../../charts/chart-point.ts';
import { nearestIn } from '../../charts/point-columns.ts';
import type { ChartLine } from './chart-line.ts';

/** More places than this across a chart are not told apart by a pointer. */
const MOST_PLACES = 300;
/** A point counts as being under the pointer up to this share of the window beside it. */
const REACH = 1 / 150;

/**
 * Where the pointer stops, rising: at every x of the lines of the shown run within the window, or, where those are
 * many, at one in each of equal parts of it: that at which most lines have a point, so that rare ones can be read.
 */
export function stops(lines: readonly ChartLine[], [from, to]: Window): readonly number[] {
  const own = lines.filter(({ isFaint }) => isFaint !== true);
  const counts = new Map<number, number>();
  for (const { points } of own.length > 0 ? own : lines) {
    for (const x of points.x) if (x >= from && x <= to) counts.set(x, (counts.get(x) ?? 0) + 1);
  }
  const all = [...counts].toSorted(([a], [b]) => a - b);
  if (all.length <= MOST_PLACES) return all.map(([x]) => x);
  const best = new Map<number, readonly [x: number, count: number]>();
  for (const [x, count] of all) {
    const part = Math.floor(((x - from) / (to - from)) * MOST_PLACES);
    if (count > (best.get(part)?.[1] ?? 0)) best.set(part, [x, count]);
  }
  return [...best.values()].map(([x]) => x);
}

/** The stop nearest to `x` of rising ones, the right one of two; undefined where there is none. */
export function nearestStop(places: readonly number[], x: number): number | undefined {
  return places[nearestIn(places, x)];
}

/** What a line reads at `x`: its point there, or the nearest one close by. */
export function readAt({ points, smooth }: ChartLine, x: number, [from, to]: Window): { readonly point: ChartPoint; readonly smooth: number | undefined } | undefined {
  const reach = (to - from) * REACH;
  const index = points.nearestTo(x, reach) ?? -1;
  const point = points.at(index);
  return point && { point, smooth: smooth?.[index] };
}

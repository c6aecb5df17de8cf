import { MetricColumns } from '../formats/metric-columns.ts';
import type { MetricPoint } from '../formats/metrics.ts';
import { invariant } from '../lib/errors.ts';

/**
 * A growing list of metric points. All logs of one run share one list and each sees its first `count`
 * points only, so that a tick of ten points costs ten pushes and still gives React a new value.
 */
export interface PointLog {
  readonly points: MetricColumns;
  readonly count: number;
}

/** The points of a run that is over. */
export function logOf(points: Iterable<MetricPoint>): PointLog {
  const columns = points instanceof MetricColumns ? points : MetricColumns.of(points);
  return { points: columns, count: columns.length };
}

/** An empty log that may grow. */
export function emptyLog(): PointLog {
  return logOf([]);
}

/** The log with `more` at its end. Only the newest log of a run may grow. */
export function appended({ points, count }: PointLog, more: readonly MetricPoint[]): PointLog {
  invariant(points.length === count, 'only the newest point log may grow');
  for (const point of more) points.push(point);
  return { points, count: points.length };
}

/** Its points, one after the other; those that come meanwhile are not among them. */
export function* pointsOf({ points, count }: PointLog): Generator<MetricPoint, void, undefined> {
  for (let index = 0; index < count; index++) {
    const point = points.at(index);
    if (point) yield point;
  }
}

import { invariant } from '../lib/errors.ts';
import type { MetricPoint } from '../formats/metrics.ts';

/**
 * A growing list of metric points. All logs of one run share one array and each sees its first `count`
 * points only, so that a tick of ten points costs ten pushes and still gives React a new value.
 */
export interface PointLog {
  readonly points: readonly MetricPoint[];
  readonly count: number;
}

/** The points of a run that is over. */
export function logOf(points: readonly MetricPoint[]): PointLog {
  return { points, count: points.length };
}

/** An empty log that may grow. */
export function emptyLog(): PointLog {
  return logOf([]);
}

/** The log with `more` at its end. Only the newest log of a run may grow. */
export function appended(log: PointLog, more: readonly MetricPoint[]): PointLog {
  invariant(log.points.length === log.count, 'only the newest point log may grow');
  const points = log.points as MetricPoint[];
  for (const point of more) points.push(point);
  return { points, count: points.length };
}

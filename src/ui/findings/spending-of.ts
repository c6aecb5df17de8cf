import { nothingSpent, type Spending, spendingAfter } from '../../findings/spending.ts';
import type { PointLog } from '../../store/point-log.ts';

/** All logs of a run share one list of points, which only grows: each point is read once, however often it is drawn. */
const known = new WeakMap<PointLog['points'], Spending>();

/** What a run has spent so far. */
export function spendingOf({ points, count }: PointLog): Spending {
  const spending = spendingAfter(known.get(points) ?? nothingSpent, points, count);
  known.set(points, spending);
  return spending;
}

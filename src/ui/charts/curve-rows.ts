import type { NetworkName } from '../../formats/metrics.ts';
import type { PointLog } from '../../store/point-log.ts';

export type CurveKey = `${NetworkName} ${'training' | 'validation'}`;

/** Losses at one step; a key is absent where the network was not measured. */
export type CurveRow = { readonly step: number } & { readonly [Key in CurveKey]?: number };

/** More points than this on one line are not told apart on a screen. */
const MOST_POINTS = 240;

/**
 * Training and validation loss against step, rows in rising step. Training losses of a long run are averaged over
 * equal spans of steps, each at the span's last step; validation losses are all kept. Losses that are no
 * numbers (a diverged network) leave a gap.
 */
export function curveRows(log: PointLog): readonly CurveRow[] {
  const span = Math.ceil(lastStep(log) / MOST_POINTS);
  const rows = new Map<number, { step: number } & { [Key in CurveKey]?: number }>();
  const counts = new Map<string, number>();
  for (let i = 0; i < log.count; i++) {
    const point = log.points[i];
    if (!point || point.kind === 'descendant' || !Number.isFinite(point.loss)) continue;
    const step = point.kind === 'training' ? Math.ceil(point.step / span) * span : point.step;
    const key: CurveKey = `${point.network} ${point.kind}`;
    const row = rows.get(step) ?? { step };
    rows.set(step, row);
    const before = point.kind === 'training' ? counts.get(`${key} ${step}`) ?? 0 : 0;
    row[key] = ((row[key] ?? 0) * before + point.loss) / (before + 1);
    counts.set(`${key} ${step}`, before + 1);
  }
  return [...rows.values()].toSorted((a, b) => a.step - b.step);
}

/** The lines for which there are values, in the order of a legend. */
export function curveKeys(rows: readonly CurveRow[]): readonly CurveKey[] {
  const order: readonly CurveKey[] = [
    'aux-net training', 'aux-net validation', 'vanilla-net training', 'vanilla-net validation',
    'ancestor training', 'ancestor validation',
  ];
  return order.filter((key) => rows.some((row) => row[key] !== undefined));
}

function lastStep(log: PointLog): number {
  let last = 1;
  for (let i = 0; i < log.count; i++) last = Math.max(last, log.points[i]?.step ?? 0);
  return last;
}

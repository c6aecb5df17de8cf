import type { MetricPoint, NetworkName } from '../../formats/metrics.ts';
import type { PointLog } from '../../store/point-log.ts';
import { networkLabel, networkStyle } from '../theme/series-style.ts';
import type { ChartLine, LinePoint } from './chart-line.ts';

type Kind = 'training' | 'validation';

/** A chart's line of a network's losses. */
export interface CurveLine extends ChartLine {
  readonly network: NetworkName;
}

/** More points than this on one line are not told apart on a screen. */
const MOST_POINTS = 240;

/** Losses of one network and kind: by step, then by seed, as a mean that goes on. */
interface Curve {
  readonly network: NetworkName;
  readonly kind: Kind;
  readonly steps: Map<number, Map<number, { mean: number; count: number }>>;
}

/** What was read of a run's points so far: they only grow, and a drawing every 400 ms must not start over. */
interface Reading {
  readonly span: number;
  read: number;
  readonly curves: Map<string, Curve>;
}

const readings = new WeakMap<readonly MetricPoint[], Reading>();

/**
 * Training and validation loss against step, mean and range over seeds. Training losses of a run of many `steps` are
 * averaged over equal spans of steps, each at the span's last step; validation losses are all kept. Losses that are
 * no numbers (a diverged network) leave a gap.
 */
export function curveLines(log: PointLog, steps: number): readonly CurveLine[] {
  const span = Math.max(1, Math.ceil(steps / MOST_POINTS));
  const known = readings.get(log.points);
  const reading = known?.span === span && known.read <= log.count ? known : { span, read: 0, curves: new Map<string, Curve>() };
  readings.set(log.points, reading);
  for (; reading.read < log.count; reading.read++) readPoint(reading, log.points[reading.read]);
  return [...reading.curves.values()].map(lineOf).toSorted(inLegendOrder);
}

function readPoint({ span, curves }: Reading, point: MetricPoint | undefined): void {
  if (point?.kind !== 'training' && point?.kind !== 'validation') return;
  const { network, kind, seed, loss } = point;
  if (!Number.isFinite(loss)) return;
  const key = `${network} ${kind}`;
  const curve = curves.get(key) ?? { network, kind, steps: new Map() };
  curves.set(key, curve);
  const step = kind === 'training' ? Math.ceil(point.step / span) * span : point.step;
  const seeds = curve.steps.get(step) ?? new Map<number, { mean: number; count: number }>();
  curve.steps.set(step, seeds);
  const { mean, count } = (kind === 'training' ? seeds.get(seed) : undefined) ?? { mean: 0, count: 0 };
  seeds.set(seed, { mean: (mean * count + loss) / (count + 1), count: count + 1 });
}

function lineOf({ network, kind, steps }: Curve): CurveLine {
  const points = [...steps].map(([x, seeds]): LinePoint => {
    const losses = [...seeds.values()].map(({ mean }) => mean);
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    return { x, mean, ...(losses.length > 1 && { low: Math.min(...losses), high: Math.max(...losses) }) };
  });
  const style = networkStyle(network);
  return {
    key: `${network} ${kind}`,
    network,
    label: `${networkLabel(network)}, ${kind}`,
    // Training lines are solid and thin, validation lines have their network's dash and marker.
    style: kind === 'training' ? { ...style, dash: '' } : style,
    isThin: kind === 'training',
    points: points.toSorted((a, b) => a.x - b.x),
  };
}

function inLegendOrder(a: CurveLine, b: CurveLine): number {
  return networkRank(a.network) - networkRank(b.network) || a.key.localeCompare(b.key);
}

/** The Aux-Net first, the ancestor last, trained networks by depth. */
export function networkRank(network: NetworkName): number {
  const depth = /^trained-(\d+)$/.exec(network)?.[1];
  return depth === undefined ? ['aux-net', 'vanilla-net', 'tleg-net', 'deep-net'].indexOf(network) + (network === 'ancestor' ? 1000 : 0) : 10 + Number(depth);
}

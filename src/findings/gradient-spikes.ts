import type { MetricSeries, NetworkName, TrainingPoint } from '../formats/metrics.ts';
import { medianOf } from './statistics.ts';

/** Steps that a gradient norm is held against, and how many there must be. */
const WINDOW = 32;
const FEWEST = 8;

/**
 * A norm this many times the median of the steps before it is a spike. The median, since a spike must not hide the next
 * one. Measured on the quick preset's Aux-Net and vanilla net: at its learning rate, and at three times that without
 * clipping, no norm of 1,200 was above 3.1 times the median; at ten times, without warm-up, one rose to 15 times at step 39.
 */
export const SPIKE_RATIO = 5;

/** A step whose gradient was far larger than those before it. */
export interface GradientSpike {
  readonly network: NetworkName;
  readonly seed: number;
  readonly step: number;
  /** Of its norm, before clipping, to the median of the steps before it. */
  readonly ratio: number;
}

/** Watches the gradient norms of a run's networks as they come, each network and seed by itself. */
export class SpikeWatch {
  readonly #recent = new Map<string, number[]>();

  /** The ratio of this step's norm to the usual one, where it is a spike; of one that is no number there is none. */
  next({ network, seed, gradientNorm }: Pick<TrainingPoint, 'network' | 'seed' | 'gradientNorm'>): number | undefined {
    const key = `${network} ${seed}`;
    const recent = this.#recent.get(key) ?? [];
    this.#recent.set(key, recent);
    const usual = recent.length < FEWEST ? Infinity : medianOf(recent);
    if (Number.isFinite(gradientNorm)) recent.push(gradientNorm);
    if (recent.length > WINDOW) recent.shift();
    const ratio = gradientNorm / usual;
    return ratio > SPIKE_RATIO && Number.isFinite(ratio) ? ratio : undefined;
  }
}

/** All spikes of a run, in the order of its points. */
export function gradientSpikes(series: MetricSeries): readonly GradientSpike[] {
  const watch = new SpikeWatch();
  return series.filter((point): point is TrainingPoint => point.kind === 'training').flatMap((point) => {
    const { network, seed, step } = point;
    const ratio = watch.next(point);
    return ratio === undefined ? [] : [{ network, seed, step, ratio }];
  });
}

import type { Evaluation } from '../formats/metrics.ts';
import { strategies, type StrategyName } from '../sws/strategy.ts';
import { meanOf, spreadOf, type Spread } from './statistics.ts';

/** Before or after tuning. */
export type EvaluationPhase = Evaluation['phase'];

/** The two figures of an evaluated network. */
export type Metric = 'loss' | 'accuracy';

/** What a strategy's Des-Nets of one depth reached. */
export interface DepthFigure {
  readonly strategy: StrategyName;
  readonly depth: number;
  /** Des-Nets evaluated, the draws of all seeds together. */
  readonly draws: number;
  readonly seeds: number;
  /** The mean is over seeds, a seed's draws averaged first; the range is over all draws of all seeds. */
  readonly loss: Spread;
  /** 0 … 1, alike. */
  readonly accuracy: Spread;
}

/** One evaluated Des-Net: a final evaluation or a live point. */
export interface DepthSample {
  readonly strategy: StrategyName;
  readonly depth: number;
  readonly seed: number;
  readonly loss: number;
  readonly accuracy: number;
}

/** The evaluations of one phase. */
export function evaluationsIn(phase: EvaluationPhase, evaluations: readonly Evaluation[]): readonly Evaluation[] {
  return evaluations.filter((evaluation) => evaluation.phase === phase);
}

/**
 * Summarises evaluations of one phase (or live points of one moment) by strategy, in table order, then by depth;
 * those that are not finite are left out.
 */
export function depthFigures(samples: readonly DepthSample[]): readonly DepthFigure[] {
  return strategies.flatMap(({ name }) => {
    const own = samples.filter(({ strategy, loss }) => strategy === name && Number.isFinite(loss));
    return depthsOf(own).map((depth) => {
      const here = own.filter((sample) => sample.depth === depth);
      const seeds = new Set(here.map(({ seed }) => seed)).size;
      return { strategy: name, depth, draws: here.length, seeds, loss: summary(here, 'loss'), accuracy: summary(here, 'accuracy') };
    });
  });
}

/** The depths of some samples, rising. */
export function depthsOf(samples: readonly { readonly depth: number }[]): readonly number[] {
  return [...new Set(samples.map(({ depth }) => depth))].toSorted((a, b) => a - b);
}

/** One value a seed, its finite draws averaged, in the order in which seeds first appear. */
export function valuesBySeed(samples: readonly DepthSample[], metric: Metric): ReadonlyMap<number, number> {
  const draws = new Map<number, number[]>();
  for (const sample of samples) {
    if (Number.isFinite(sample.loss)) draws.set(sample.seed, [...(draws.get(sample.seed) ?? []), sample[metric]]);
  }
  return new Map([...draws].map(([seed, values]) => [seed, meanOf(values)]));
}

function summary(samples: readonly DepthSample[], metric: Metric): Spread {
  const range = spreadOf(samples.map((sample) => sample[metric]));
  return { ...range, mean: meanOf([...valuesBySeed(samples, metric).values()]) };
}

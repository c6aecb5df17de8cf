import type { StrategyName } from '../sws/strategy.ts';
import { depthsOf, valuesBySeed, type DepthSample, type Metric } from './depth-figures.ts';
import { meanOf, pairedInterval, type Interval } from './statistics.ts';

/** How two strategies' Des-Nets of one depth differ. */
export interface StrategyDifference {
  readonly depth: number;
  /** Mean over seeds of the first strategy's figure minus the other's. */
  readonly mean: number;
  /** Seeds that have both. */
  readonly seeds: number;
  /** Of that mean, paired by seed; undefined with one seed. */
  readonly interval: Interval | undefined;
}

/**
 * `strategy` minus `other` at each depth that both have, paired by seed, a seed's draws averaged first. A negative
 * difference in loss, or a positive one in accuracy, speaks for the first.
 */
export function strategyDifferences(
  samples: readonly DepthSample[],
  strategy: StrategyName,
  other: StrategyName,
  metric: Metric,
): readonly StrategyDifference[] {
  const own = samples.filter((sample) => sample.strategy === strategy);
  const others = samples.filter((sample) => sample.strategy === other);
  return depthsOf(own).flatMap((depth) => {
    const at = (all: readonly DepthSample[]): readonly DepthSample[] => all.filter((sample) => sample.depth === depth);
    const differences = pairedDifferences(valuesBySeed(at(own), metric), valuesBySeed(at(others), metric));
    if (differences.length === 0) return [];
    return [{ depth, mean: meanOf(differences), seeds: differences.length, interval: pairedInterval(differences) }];
  });
}

/** First minus second of every seed that has both. */
export function pairedDifferences(first: ReadonlyMap<number, number>, second: ReadonlyMap<number, number>): readonly number[] {
  return [...first].flatMap(([seed, value]) => {
    const other = second.get(seed);
    return other === undefined ? [] : [value - other];
  });
}

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
  return byDepth(own, samples.filter((sample) => sample.strategy === other), metric).flatMap(({ depth, first, second }) => {
    const differences = pairedDifferences(first, second);
    return differences.length === 0 ? [] : [{ depth, ...paired(differences) }];
  });
}

/**
 * `strategy` of one run minus the same of another at each depth that both have. Seeds that both runs have are paired;
 * where they share none, means over seeds are subtracted: `seeds` is then 0, and there is no interval.
 */
export function runDifferences(
  samples: readonly DepthSample[],
  others: readonly DepthSample[],
  strategy: StrategyName,
  metric: Metric,
): readonly StrategyDifference[] {
  const of = (all: readonly DepthSample[]): readonly DepthSample[] => all.filter((sample) => sample.strategy === strategy);
  return byDepth(of(samples), of(others), metric).flatMap(({ depth, first, second }) => {
    const difference = runDifference(first, second);
    return difference ? [{ depth, ...difference }] : [];
  });
}

/** The same of one figure, of which both runs have a value a seed; undefined where one of them has none. */
export function runDifference(first: ReadonlyMap<number, number>, second: ReadonlyMap<number, number>): Omit<StrategyDifference, 'depth'> | undefined {
  if (first.size === 0 || second.size === 0) return undefined;
  const differences = pairedDifferences(first, second);
  if (differences.length > 0) return paired(differences);
  return { mean: meanOf([...first.values()]) - meanOf([...second.values()]), seeds: 0, interval: undefined };
}

interface DepthValues {
  readonly depth: number;
  /** One value a seed. */
  readonly first: ReadonlyMap<number, number>;
  readonly second: ReadonlyMap<number, number>;
}

function byDepth(own: readonly DepthSample[], others: readonly DepthSample[], metric: Metric): readonly DepthValues[] {
  return depthsOf(own).map((depth) => {
    const at = (all: readonly DepthSample[]): ReadonlyMap<number, number> => valuesBySeed(all.filter((sample) => sample.depth === depth), metric);
    return { depth, first: at(own), second: at(others) };
  });
}

function paired(differences: readonly number[]): Omit<StrategyDifference, 'depth'> {
  return { mean: meanOf(differences), seeds: differences.length, interval: pairedInterval(differences) };
}

/** First minus second of every seed that has both. */
export function pairedDifferences(first: ReadonlyMap<number, number>, second: ReadonlyMap<number, number>): readonly number[] {
  return [...first].flatMap(([seed, value]) => {
    const other = second.get(seed);
    return other === undefined ? [] : [value - other];
  });
}

import type { StrategyName } from '../sws/strategy.ts';
import { depthsOf, valuesBySeed, type DepthSample, type Metric } from './depth-figures.ts';
import type { FindingWords } from './finding-words.ts';

/** A value by depth, rising, and seed. */
export type DepthGrid = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** One strategy's figures, a seed's draws averaged. */
export function gridOf(samples: readonly DepthSample[], strategy: StrategyName, metric: Metric): DepthGrid {
  const own = samples.filter((sample) => sample.strategy === strategy);
  return new Map(depthsOf(own).map((depth) => [depth, valuesBySeed(own.filter((sample) => sample.depth === depth), metric)]));
}

/** First minus second, wherever both have a value. */
export function minus(first: DepthGrid, second: DepthGrid): DepthGrid {
  return combined(first, second, (a, b) => a - b);
}

/** What `combine` makes of both values, wherever there are both. */
export function combined(first: DepthGrid, second: DepthGrid, combine: (a: number, b: number) => number): DepthGrid {
  return new Map([...first].flatMap(([depth, seeds]) => {
    const both = [...seeds].flatMap(([seed, value]) => {
      const other = second.get(depth)?.get(seed);
      return other === undefined ? [] : [[seed, combine(value, other)] as const];
    });
    return both.length > 0 ? [[depth, new Map(both)] as const] : [];
  }));
}

/** The part of a grid at these depths. */
export function atDepths(grid: DepthGrid, isWanted: (depth: number) => boolean): DepthGrid {
  return new Map([...grid].filter(([depth]) => isWanted(depth)));
}

/**
 * The largest part of a grid in which every seed has every depth, so that seeds can be compared by a summary over
 * depths. A run that was stopped, and runs of other depths or seeds beside it, leave holes.
 */
export function withoutHoles(grid: DepthGrid): DepthGrid {
  const counts = [...new Set([...grid.values()].map((seeds) => seeds.size))].toSorted((a, b) => b - a);
  const blocks = counts.map((count) => blockOf(new Map([...grid].filter(([, seeds]) => seeds.size >= count))));
  const area = (block: DepthGrid): number => block.size * seedsOfGrid(block).length;
  return blocks.toSorted((a, b) => area(b) - area(a))[0] ?? new Map();
}

/** One number a seed, of its values by depth; of a grid without holes. */
export function perSeed(grid: DepthGrid, summary: (values: readonly (readonly [depth: number, value: number])[]) => number): readonly number[] {
  return seedsOfGrid(grid).map((seed) => summary([...grid].map(([depth, seeds]) => [depth, seeds.get(seed) ?? NaN])));
}

/** `depths 6 to 14`, `depth 8`. */
export function depthsText(grid: DepthGrid, words: FindingWords): string {
  const depths = [...grid.keys()];
  return depths.length > 1 ? words.depths(depths[0] ?? 0, depths.at(-1) ?? 0) : words.depth(depths.join());
}

function blockOf(grid: DepthGrid): DepthGrid {
  const complete = seedsOfGrid(grid).filter((seed) => [...grid.values()].every((seeds) => seeds.has(seed)));
  if (complete.length === 0) return new Map();
  return new Map([...grid].map(([depth, seeds]) => [depth, new Map([...seeds].filter(([seed]) => complete.includes(seed)))]));
}

function seedsOfGrid(grid: DepthGrid): readonly number[] {
  return [...new Set([...grid.values()].flatMap((seeds) => [...seeds.keys()]))].toSorted((a, b) => a - b);
}

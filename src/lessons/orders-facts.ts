import { evaluationsIn } from '../findings/depth-figures.ts';
import { atDepths, type DepthGrid, gridOf, minus, perSeed, withoutHoles } from '../findings/depth-grid.ts';
import { NEGLIGIBLE } from '../findings/judgement.ts';
import { meanOf } from '../findings/statistics.ts';
import type { Evaluation } from '../formats/metrics.ts';
import type { ExperimentResults } from '../formats/results.ts';
import type { FindFacts, OrdersFacts } from './facts.ts';
import { measured, sideOf } from './measured.ts';

/** Difference of loss that counts as none. */
const LEVEL = 0.02;
const choiceOf = { below: 'lower', level: 'level', above: 'higher' } as const;

export const findOrders: FindFacts<'orders'> = ([results]) => results && factsOf(results);

function factsOf({ config, evaluations }: ExperimentResults): OrdersFacts | undefined {
  const stages = config.stageLayout.length;
  // With as many layers as stages there is nothing to draw.
  const untuned = evaluationsIn('untuned', evaluations).filter(({ depth, loss }) => depth > stages && Number.isFinite(loss));
  const cyclic = gridOf(untuned, 'cyclic', 'loss');
  const gap = withoutHoles(minus(gridOf(untuned, 'random-assigned', 'loss'), cyclic));
  const widest = widestOf(untuned.filter(({ strategy }) => strategy === 'random-assigned'), [...gap.keys()]);
  if (!widest) return undefined;
  const perSeedGap = perSeed(gap, (values) => meanOf(values.map(([, value]) => value)));
  const measuredGap = measured(perSeedGap);
  const side = sideOf(measuredGap, -LEVEL, LEVEL);
  return {
    shows: side && choiceOf[side], seeds: perSeedGap.length, depths: [...gap.keys()], draws: config.draws, gap: measuredGap, widest,
    ordersApart: meanDistance(minus(gridOf(untuned, 'front-last-mid', 'loss'), cyclic)),
  };
}

function widestOf(drawn: readonly Evaluation[], depths: readonly number[]): OrdersFacts['widest'] | undefined {
  const ranges = depths.map((depth) => {
    const losses = drawn.filter((each) => each.depth === depth).map(({ loss }) => loss);
    return { depth, best: Math.min(...losses), worst: Math.max(...losses) };
  });
  return ranges.toSorted((a, b) => b.worst - b.best - (a.worst - a.best))[0];
}

/** Over the depths at which the two are not the same network. */
function meanDistance(apart: DepthGrid): number | undefined {
  const distances = [...atDepths(apart, (depth) => isApart(apart.get(depth)))].flatMap(([, seeds]) => [...seeds.values()].map(Math.abs));
  return distances.length > 0 ? meanOf(distances) : undefined;
}

function isApart(seeds: ReadonlyMap<number, number> | undefined): boolean {
  return [...seeds?.values() ?? []].some((value) => Math.abs(value) > NEGLIGIBLE);
}

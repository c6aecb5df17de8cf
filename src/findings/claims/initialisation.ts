import { atDepths, combined, depthsText, gridOf, minus, perSeed, withoutHoles } from '../depth-grid.ts';
import type { FindingWords } from '../finding-words.ts';
import { judged, NEGLIGIBLE, type Finding } from '../judgement.ts';
import type { Pool } from '../pool.ts';
import { slopeOf } from '../statistics.ts';
import { judgeBeaten, lossGap } from './beats.ts';
import { ofEachRecipe, type ClaimOf } from './claim.ts';

const shownBy = 'initialisation';

/**
 * Claim 3. At depth M random-assigned is cyclic, so only deeper Des-Nets count. "Close together" is: at the deepest
 * Des-Net in which the orders differ at all, they differ by less than random-assigned lies behind.
 */
export const initialisationClaim: ClaimOf = (words) => ({
  number: 3,
  parts: [
    {
      statement: words.parts.cyclicBeatsRandom, shownBy,
      find: ofEachRecipe(({ untuned, config }) => judgeBeaten(untuned, 'random-assigned', words, (depth) => depth > config.stageLayout.length)),
    },
    { statement: words.parts.lessWithDepth, shownBy, find: ofEachRecipe((pool) => judgeShrinking(pool, words)) },
    { statement: words.parts.ordersClose, shownBy, find: ofEachRecipe((pool) => judgeOrders(pool, words)) },
  ],
});

function judgeShrinking({ untuned, config }: Pool, words: FindingWords): Finding | undefined {
  const gap = withoutHoles(atDepths(lossGap(untuned, 'random-assigned'), (depth) => depth > config.stageLayout.length));
  if (gap.size < 2) return undefined;
  const slopes = perSeed(gap, (values) => -slopeOf(values));
  return judged(words.gapSlope(depthsText(gap, words)), slopes, { words, digits: 4, unit: words.perLayer, sign: -1 });
}

function judgeOrders({ untuned }: Pool, words: FindingWords): Finding | undefined {
  const cyclic = gridOf(untuned, 'cyclic', 'loss');
  const apart = minus(gridOf(untuned, 'front-last-mid', 'loss'), cyclic);
  const margin = combined(lossGap(untuned, 'random-assigned'), apart, (behind, difference) => behind - Math.abs(difference));
  const differs = [...margin.keys()].findLast((depth) => [...(apart.get(depth)?.values() ?? [])].some((value) => Math.abs(value) > NEGLIGIBLE));
  const deepest = differs ?? [...margin.keys()].at(-1);
  if (deepest === undefined) return undefined;
  const values = [...(margin.get(deepest)?.values() ?? [])];
  return judged(words.orders(deepest), values, { words, digits: 3 });
}

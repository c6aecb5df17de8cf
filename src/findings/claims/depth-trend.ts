import type { StrategyName } from '../../sws/strategy.ts';
import { depthsText, gridOf, perSeed, withoutHoles } from '../depth-grid.ts';
import type { FindingWords } from '../finding-words.ts';
import { judged, type Finding } from '../judgement.ts';
import type { Pool } from '../pool.ts';
import { slopeOf } from '../statistics.ts';
import { lossGap } from './beats.ts';
import { ofEachRecipe, type ClaimOf } from './claim.ts';

const shownBy = 'trend';

/** Claim 1: a seed's quantities are least-squares slopes over depth, and how much the gap grows from end to end. */
export const depthTrendClaim: ClaimOf = (words) => ({
  number: 1,
  parts: [
    { statement: words.parts.swsFalls, shownBy, find: ofEachRecipe((pool) => judgeSlope(pool, 'cyclic', -1, words)) },
    { statement: words.parts.simpleLgRises, shownBy, find: ofEachRecipe((pool) => judgeSlope(pool, 'simple-lg', 1, words)) },
    { statement: words.parts.gapWidens, shownBy, find: ofEachRecipe((pool) => judgeWidening(pool, words)) },
  ],
});

/** Judges the slope of a strategy's loss over depth, in the direction that the claim gives it. */
export function judgeSlope({ untuned }: Pool, strategy: StrategyName, sign: 1 | -1, words: FindingWords): Finding | undefined {
  const grid = withoutHoles(gridOf(untuned, strategy, 'loss'));
  if (grid.size < 2) return undefined;
  const slopes = perSeed(grid, (values) => sign * slopeOf(values));
  return judged(words.slope(words.strategy(strategy), depthsText(grid, words)), slopes, { words, digits: 4, unit: words.perLayer, sign });
}

function judgeWidening({ untuned }: Pool, words: FindingWords): Finding | undefined {
  const gap = withoutHoles(lossGap(untuned, 'simple-lg'));
  if (gap.size < 2) return undefined;
  const growth = perSeed(gap, (values) => (values.at(-1)?.[1] ?? NaN) - (values[0]?.[1] ?? NaN));
  return judged(words.gapGrowth(depthsText(gap, words)), growth, { words, digits: 3 });
}

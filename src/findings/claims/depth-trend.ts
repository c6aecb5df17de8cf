import type { StrategyName } from '../../sws/strategy.ts';
import { strategyNamed } from '../../sws/strategy.ts';
import { depthsText, gridOf, perSeed, withoutHoles } from '../depth-grid.ts';
import { judged, type Finding } from '../judgement.ts';
import type { Pool } from '../pool.ts';
import { slopeOf } from '../statistics.ts';
import { lossGap } from './beats.ts';
import { ofEachRecipe, type Claim } from './claim.ts';

const shownBy = 'Figure 1(d) or Table 3';

/** Claim 1: a seed's quantities are least-squares slopes over depth, and how much the gap grows from end to end. */
export const depthTrendClaim: Claim = {
  number: 1,
  statement: 'Untuned SWS loss falls as depth rises; Simple-LG’s rises; the gap widens.',
  parts: [
    { statement: 'SWS’s loss falls', shownBy, find: ofEachRecipe((pool) => judgeSlope(pool, 'cyclic', -1)) },
    { statement: 'Simple-LG’s loss rises', shownBy, find: ofEachRecipe((pool) => judgeSlope(pool, 'simple-lg', 1)) },
    { statement: 'the gap widens', shownBy, find: ofEachRecipe(judgeWidening) },
  ],
};

/** Judges the slope of a strategy's loss over depth, in the direction that the claim gives it. */
export function judgeSlope({ untuned }: Pool, strategy: StrategyName, sign: 1 | -1): Finding | undefined {
  const grid = withoutHoles(gridOf(untuned, strategy, 'loss'));
  if (grid.size < 2) return undefined;
  const slopes = perSeed(grid, (values) => sign * slopeOf(values));
  return judged(`slope of ${strategyNamed(strategy).label}’s loss over ${depthsText(grid)}`, slopes, { digits: 4, unit: ' per layer', sign });
}

function judgeWidening({ untuned }: Pool): Finding | undefined {
  const gap = withoutHoles(lossGap(untuned, 'simple-lg'));
  if (gap.size < 2) return undefined;
  const growth = perSeed(gap, (values) => (values.at(-1)?.[1] ?? NaN) - (values[0]?.[1] ?? NaN));
  return judged(`growth of the gap in loss from the first to the last of ${depthsText(gap)}`, growth, { digits: 3 });
}

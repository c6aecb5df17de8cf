import { atDepths, combined, depthsText, gridOf, minus, perSeed, withoutHoles } from '../depth-grid.ts';
import { judged, NEGLIGIBLE, type Finding } from '../judgement.ts';
import type { Pool } from '../pool.ts';
import { slopeOf } from '../statistics.ts';
import { judgeBeaten, lossGap } from './beats.ts';
import { ofEachRecipe, type Claim } from './claim.ts';

const shownBy = 'Table 4';

/**
 * Claim 3. At depth M random-assigned is cyclic, so only deeper Des-Nets count. "Close together" is: at the deepest
 * Des-Net in which the orders differ at all, they differ by less than random-assigned lies behind.
 */
export const initialisationClaim: Claim = {
  number: 3,
  statement: 'Cyclic beats random-assigned at every depth, by less as depth grows; the two cyclic orders end close together.',
  parts: [
    {
      statement: 'cyclic beats random-assigned at every depth', shownBy,
      find: ofEachRecipe(({ untuned, config }) => judgeBeaten(untuned, 'random-assigned', (depth) => depth > config.stageLayout.length)),
    },
    { statement: 'by less as depth grows', shownBy, find: ofEachRecipe(judgeShrinking) },
    { statement: 'the two cyclic orders end close together', shownBy, find: ofEachRecipe(judgeOrders) },
  ],
};

function judgeShrinking({ untuned, config }: Pool): Finding | undefined {
  const gap = withoutHoles(atDepths(lossGap(untuned, 'random-assigned'), (depth) => depth > config.stageLayout.length));
  if (gap.size < 2) return undefined;
  const slopes = perSeed(gap, (values) => -slopeOf(values));
  return judged(`slope of the gap in loss over ${depthsText(gap)}`, slopes, { digits: 4, unit: ' per layer', sign: -1 });
}

function judgeOrders({ untuned }: Pool): Finding | undefined {
  const cyclic = gridOf(untuned, 'cyclic', 'loss');
  const apart = minus(gridOf(untuned, 'front-last-mid', 'loss'), cyclic);
  const margin = combined(lossGap(untuned, 'random-assigned'), apart, (behind, difference) => behind - Math.abs(difference));
  const differs = [...margin.keys()].findLast((depth) => [...(apart.get(depth)?.values() ?? [])].some((value) => Math.abs(value) > NEGLIGIBLE));
  const deepest = differs ?? [...margin.keys()].at(-1);
  if (deepest === undefined) return undefined;
  const values = [...(margin.get(deepest)?.values() ?? [])];
  return judged(`at depth ${deepest}, how much further random-assigned lies behind cyclic in loss than the orders lie apart`, values, { digits: 3 });
}

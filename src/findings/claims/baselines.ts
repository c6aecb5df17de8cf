import type { StrategyName } from '../../sws/strategy.ts';
import { depthsText, gridOf, perSeed, withoutHoles } from '../depth-grid.ts';
import { conjunction, intervalText, NEGLIGIBLE, signed, type Finding, type Outcome } from '../judgement.ts';
import type { Pool } from '../pool.ts';
import { meanOf, pairedInterval } from '../statistics.ts';
import { judgeBeaten } from './beats.ts';
import { ofEachRecipe, type Claim } from './claim.ts';
import { judgeSlope } from './depth-trend.ts';

/** Accuracy this near to that of guessing is at chance, 0 … 1. */
const CHANCE_MARGIN = 0.05;

const selections: readonly StrategyName[] = ['selection-first', 'selection-uniform', 'selection-width'];
const shownBy = 'Table 1';

/**
 * Claim 2. Vanilla-LG is at chance where the whole interval of its accuracy, averaged over depths, lies within 5
 * points of guessing, and is not where all of it lies beyond.
 */
export const baselinesClaim: Claim = {
  number: 2,
  statement: 'Untuned, SWS beats TLEG, weight selection and Vanilla-LG; weight selection needs near-source depth; Vanilla-LG is at chance.',
  parts: [
    { statement: 'SWS beats TLEG', shownBy, find: ofEachRecipe(({ untuned }) => judgeBeaten(untuned, 'tleg')) },
    {
      statement: 'SWS beats weight selection', shownBy,
      find: ofEachRecipe(({ untuned }) => allOf(selections.map((name) => judgeBeaten(untuned, name)))),
    },
    { statement: 'SWS beats Vanilla-LG', shownBy, find: ofEachRecipe(({ untuned }) => judgeBeaten(untuned, 'vanilla-lg')) },
    {
      statement: 'weight selection improves towards its source’s depth', shownBy,
      find: ofEachRecipe((pool) => allOf(selections.map((name) => judgeSlope(pool, name, -1)))),
    },
    { statement: 'Vanilla-LG is at chance', shownBy, find: ofEachRecipe(judgeChance) },
  ],
};

function allOf(findings: readonly (Finding | undefined)[]): Finding | undefined {
  const found = findings.filter((finding) => finding !== undefined);
  if (found.length === 0) return undefined;
  return { outcome: conjunction(found.map(({ outcome }) => outcome)), text: found.map(({ text }) => text).join('; ') };
}

function judgeChance({ untuned, data }: Pool): Finding | undefined {
  const grid = withoutHoles(gridOf(untuned, 'vanilla-lg', 'accuracy'));
  if (grid.size === 0) return undefined;
  const above = perSeed(grid, (values) => 100 * (meanOf(values.map(([, value]) => value)) - 1 / data.classNames.length));
  const interval = pairedInterval(above);
  return {
    outcome: chanceOutcome(interval),
    text: `Vanilla-LG’s accuracy above that of guessing, over ${depthsText(grid)}: ${signed(meanOf(above), 1)} points `
      + `(${interval ? intervalText(interval, 1) : 'one seed, without an interval'}), of which ±${100 * CHANCE_MARGIN} count as chance`,
  };
}

function chanceOutcome(interval: ReturnType<typeof pairedInterval>): Outcome {
  const margin = 100 * CHANCE_MARGIN;
  if (!interval) return 'not decidable';
  if (interval.low > -margin && interval.high < margin) return 'seen';
  return interval.low > margin - NEGLIGIBLE || interval.high < NEGLIGIBLE - margin ? 'not seen' : 'not decidable';
}

import type { StrategyName } from '../../sws/strategy.ts';
import { depthsText, gridOf, perSeed, withoutHoles } from '../depth-grid.ts';
import type { FindingWords, Outcome } from '../finding-words.ts';
import { conjunction, intervalText, NEGLIGIBLE, signed, type Finding } from '../judgement.ts';
import type { Pool } from '../pool.ts';
import { meanOf, pairedInterval } from '../statistics.ts';
import { judgeBeaten } from './beats.ts';
import { ofEachRecipe, type ClaimOf } from './claim.ts';
import { judgeSlope } from './depth-trend.ts';

/** Accuracy this near to that of guessing is at chance, 0 … 1. */
const CHANCE_MARGIN = 0.05;

const selections: readonly StrategyName[] = ['selection-first', 'selection-uniform', 'selection-width'];
const shownBy = 'baselines';

/**
 * Claim 2. Vanilla-LG is at chance where the whole interval of its accuracy, averaged over depths, lies within 5
 * points of guessing, and is not where all of it lies beyond.
 */
export const baselinesClaim: ClaimOf = (words) => ({
  number: 2,
  parts: [
    { statement: words.parts.beatsTleg, shownBy, find: ofEachRecipe(({ untuned }) => judgeBeaten(untuned, 'tleg', words)) },
    {
      statement: words.parts.beatsSelection, shownBy,
      find: ofEachRecipe(({ untuned }) => allOf(selections.map((name) => judgeBeaten(untuned, name, words)), words)),
    },
    { statement: words.parts.beatsVanillaLg, shownBy, find: ofEachRecipe(({ untuned }) => judgeBeaten(untuned, 'vanilla-lg', words)) },
    {
      statement: words.parts.selectionImproves, shownBy,
      find: ofEachRecipe((pool) => allOf(selections.map((name) => judgeSlope(pool, name, -1, words)), words)),
    },
    { statement: words.parts.vanillaLgAtChance, shownBy, find: ofEachRecipe((pool) => judgeChance(pool, words)) },
  ],
});

function allOf(findings: readonly (Finding | undefined)[], words: FindingWords): Finding | undefined {
  const found = findings.filter((finding) => finding !== undefined);
  if (found.length === 0) return undefined;
  return { outcome: conjunction(found.map(({ outcome }) => outcome)), text: words.all(found.map(({ text }) => text)) };
}

function judgeChance({ untuned, data }: Pool, words: FindingWords): Finding | undefined {
  const grid = withoutHoles(gridOf(untuned, 'vanilla-lg', 'accuracy'));
  if (grid.size === 0) return undefined;
  const above = perSeed(grid, (values) => 100 * (meanOf(values.map(([, value]) => value)) - 1 / data.classNames.length));
  const interval = pairedInterval(above);
  return {
    outcome: chanceOutcome(interval),
    text: words.aboveChance(
      depthsText(grid, words),
      words.mean(words.points(signed(meanOf(above), 1)), interval ? intervalText(interval, 1, words) : words.noInterval),
      100 * CHANCE_MARGIN,
    ),
  };
}

function chanceOutcome(interval: ReturnType<typeof pairedInterval>): Outcome {
  const margin = 100 * CHANCE_MARGIN;
  if (!interval) return 'not decidable';
  if (interval.low > -margin && interval.high < margin) return 'seen';
  return interval.low > margin - NEGLIGIBLE || interval.high < NEGLIGIBLE - margin ? 'not seen' : 'not decidable';
}

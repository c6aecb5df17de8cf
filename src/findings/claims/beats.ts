import type { StrategyName } from '../../sws/strategy.ts';
import { depthsText, gridOf, minus, perSeed, withoutHoles, type DepthGrid } from '../depth-grid.ts';
import type { DepthSample } from '../depth-figures.ts';
import type { FindingWords, Outcome } from '../finding-words.ts';
import { judgeAboveZero, meanText, NEGLIGIBLE, type Finding } from '../judgement.ts';
import { meanOf, pairedInterval } from '../statistics.ts';

/** By how much the other strategy's loss lies above cyclic's, by depth and seed. */
export function lossGap(samples: readonly DepthSample[], other: StrategyName): DepthGrid {
  return minus(gridOf(samples, other, 'loss'), gridOf(samples, 'cyclic', 'loss'));
}

/**
 * Whether SWS beats another strategy, at every depth. Seen: the gap in loss, averaged over depths, lies above 0 with
 * its whole interval, and its mean at no depth lies at or below 0. Not seen: that interval lies at or below 0, or the
 * interval of some depth lies below.
 */
export function judgeBeaten(samples: readonly DepthSample[], other: StrategyName, words: FindingWords, isCounted = (_depth: number): boolean => true): Finding | undefined {
  const gap = withoutHoles(new Map([...lossGap(samples, other)].filter(([depth]) => isCounted(depth))));
  if (gap.size === 0) return undefined;
  const byDepth = [...gap.values()].map((seeds) => [...seeds.values()]);
  const overall = perSeed(gap, (values) => meanOf(values.map(([, value]) => value)));
  const won = byDepth.filter((values) => meanOf(values) > NEGLIGIBLE).length;
  return {
    outcome: outcomeOf(overall, byDepth),
    text: words.beaten(words.strategy(other), depthsText(gap, words), meanText(overall, { words, digits: 3 }), won, byDepth.length),
  };
}

function outcomeOf(overall: readonly number[], byDepth: readonly (readonly number[])[]): Outcome {
  const outcome = judgeAboveZero(overall);
  if (byDepth.some((values) => (pairedInterval(values)?.high ?? Infinity) < -NEGLIGIBLE)) return 'not seen';
  const isWonEverywhere = byDepth.every((values) => meanOf(values) > NEGLIGIBLE);
  return outcome === 'seen' && !isWonEverywhere ? 'not decidable' : outcome;
}

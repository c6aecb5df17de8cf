import { auxNetDepth, formatStageLayout, isBalanced, type StageLayout } from '../../sws/stage-layout.ts';
import type { ExperimentResults } from '../../formats/results.ts';
import type { FindingWords, Outcome } from '../finding-words.ts';
import { judged, type Finding } from '../judgement.ts';
import { pairsDifferingIn, poolsOf, recipeFields, type Pool } from '../pool.ts';
import { pairedDifferences } from '../strategy-difference.ts';
import type { ClaimOf, LabelledFinding } from './claim.ts';

const shownBy = 'layouts';

/**
 * Claim 4, on the Aux-Net's own accuracy as in Table 5. Compared are layouts of as many stages and as many layers, so
 * that they store and cost the same. A divergence that happened is seen, whatever the number of seeds; that none
 * happened is only said of two seeds or more.
 */
export const layoutsClaim: ClaimOf = (words) => ({
  number: 4,
  parts: [
    { statement: words.parts.balancedBeats, shownBy, find: (results) => judgeLayouts(results, words) },
    { statement: words.parts.unbalancedDiverge, shownBy, find: (results) => judgeDivergence(results, words) },
  ],
});

function judgeLayouts(results: readonly ExperimentResults[], words: FindingWords): readonly LabelledFinding[] {
  return pairsDifferingIn('stageLayout', poolsOf(results, recipeFields), recipeFields).flatMap((pair) => {
    const [balanced, unbalanced] = isBalanced(pair[0].config.stageLayout) ? pair : pair.toReversed();
    const finding = balanced && unbalanced && judgePair(balanced, unbalanced, words);
    return finding ? [{ ...finding, label: balanced.data.name }] : [];
  });
}

function judgePair(balanced: Pool, unbalanced: Pool, words: FindingWords): Finding | undefined {
  const [good, bad] = [balanced.config.stageLayout, unbalanced.config.stageLayout];
  if (!isBalanced(good) || isBalanced(bad) || !costsTheSame(good, bad)) return undefined;
  const points = pairedDifferences(balanced.auxNet, unbalanced.auxNet).map((difference) => 100 * difference);
  if (points.length === 0) return undefined;
  return judged(words.layouts(formatStageLayout(good), formatStageLayout(bad)), points, { words, digits: 1, unit: words.points });
}

function costsTheSame(a: StageLayout, b: StageLayout): boolean {
  return a.length === b.length && auxNetDepth(a) === auxNetDepth(b);
}

function judgeDivergence(results: readonly ExperimentResults[], words: FindingWords): readonly LabelledFinding[] {
  const unbalanced = poolsOf(results, recipeFields).filter(({ config }) => !isBalanced(config.stageLayout));
  const tried = unbalanced.filter((pool) => pool.auxNet.size > 0 || failuresOf(pool).length > 0);
  if (tried.length === 0) return [];
  const failed = tried.filter((pool) => failuresOf(pool).length > 0);
  const text = words.all((failed.length > 0 ? failed : tried).map((pool) => failureText(pool, words)));
  return [{ outcome: divergenceOutcome(tried, failed.length > 0), text, label: '' }];
}

function failuresOf({ failures }: Pool): Pool['failures'] {
  return failures.filter(({ network }) => network === 'aux-net');
}

function divergenceOutcome(tried: readonly Pool[], hasFailed: boolean): Outcome {
  if (hasFailed) return 'seen';
  return tried.some(({ auxNet }) => auxNet.size > 1) ? 'not seen' : 'not decidable';
}

function failureText(pool: Pool, words: FindingWords): string {
  const layout = formatStageLayout(pool.config.stageLayout);
  const failures = failuresOf(pool);
  const failedSeeds = new Set(failures.map(({ seed }) => seed)).size;
  const seeds = pool.auxNet.size + failedSeeds;
  const [first] = failures;
  return first ? words.diverged(layout, failedSeeds, seeds, first.step) : words.converged(layout, seeds);
}

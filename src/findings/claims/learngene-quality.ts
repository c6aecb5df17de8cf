import type { ExperimentResults } from '../../formats/results.ts';
import { depthsText, gridOf, minus, perSeed, withoutHoles } from '../depth-grid.ts';
import type { FindingWords } from '../finding-words.ts';
import { judged, type Finding } from '../judgement.ts';
import { pairsDifferingIn, poolsOf, recipeFields, tuningFields, type Pool } from '../pool.ts';
import { meanOf } from '../statistics.ts';
import { pairedDifferences } from '../strategy-difference.ts';
import type { ClaimOf, LabelledFinding } from './claim.ts';

/**
 * Claim 5. Distillation is judged by the Aux-Net's own accuracy (Table 5, "wo dis"), runs being equal but for the
 * ancestor, and nothing is said where that failed, since it taught nobody; longer training by the accuracy of SWS's Des-Nets (Table 6), tuned where both runs tune, else untuned.
 */
export const learngeneQualityClaim: ClaimOf = (words) => ({
  number: 5,
  parts: [
    { statement: words.parts.distillationHelps, shownBy: 'distillation', find: (results) => judgeDistillation(results, words) },
    { statement: words.parts.longerIsBetter, shownBy: 'budget', find: (results) => judgeBudget(results, words) },
  ],
});

function judgeDistillation(results: readonly ExperimentResults[], words: FindingWords): readonly LabelledFinding[] {
  return pairsDifferingIn('ancestor', poolsOf(results, recipeFields), recipeFields).flatMap((pair) => {
    const plain = pair.find(({ config }) => config.ancestor === 'none');
    const taught = pair.find(({ config, failures }) => config.ancestor !== 'none' && !failures.some(({ network }) => network === 'ancestor'));
    const points = plain && taught ? pairedDifferences(taught.auxNet, plain.auxNet).map((difference) => 100 * difference) : [];
    if (!taught || points.length === 0) return [];
    return [{ ...judged(words.distillation, points, { words, digits: 1, unit: words.points }), label: taught.label }];
  });
}

function judgeBudget(results: readonly ExperimentResults[], words: FindingWords): readonly LabelledFinding[] {
  const fields = [...recipeFields, ...tuningFields];
  return pairsDifferingIn('steps', poolsOf(results, fields), fields).flatMap((pair) => {
    const [shorter, longer] = pair.toSorted((a, b) => a.config.steps - b.config.steps);
    const finding = shorter && longer && (judgeLonger(shorter, longer, 'tuned', words) ?? judgeLonger(shorter, longer, 'untuned', words));
    return finding ? [{ ...finding, label: longer.label }] : [];
  });
}

function judgeLonger(shorter: Pool, longer: Pool, phase: 'tuned' | 'untuned', words: FindingWords): Finding | undefined {
  const gain = withoutHoles(minus(gridOf(longer[phase], 'cyclic', 'accuracy'), gridOf(shorter[phase], 'cyclic', 'accuracy')));
  if (gain.size === 0) return undefined;
  const points = perSeed(gain, (values) => 100 * meanOf(values.map(([, value]) => value)));
  const subject = words.budget(phase, depthsText(gain, words), longer.config.steps, shorter.config.steps);
  return judged(subject, points, { words, digits: 1, unit: words.points });
}

import type { ExperimentResults } from '../../formats/results.ts';
import { depthsText, gridOf, minus, perSeed, withoutHoles } from '../depth-grid.ts';
import { judged, type Finding } from '../judgement.ts';
import { pairsDifferingIn, poolsOf, recipeFields, tuningFields, type Pool } from '../pool.ts';
import { meanOf } from '../statistics.ts';
import { pairedDifferences } from '../strategy-difference.ts';
import type { Claim, LabelledFinding } from './claim.ts';

/**
 * Claim 5. Distillation is judged by the Aux-Net's own accuracy (Table 5, "wo dis"), runs being equal but for the
 * ancestor, and nothing is said where that failed, since it taught nobody; longer training by the accuracy of SWS's Des-Nets (Table 6), tuned where both runs tune, else untuned.
 */
export const learngeneQualityClaim: Claim = {
  number: 5,
  statement: 'Distillation helps; a learngene trained longer gives better Des-Nets.',
  parts: [
    { statement: 'distillation helps', shownBy: 'MS-WS1 of Table 5 with and without distillation', find: judgeDistillation },
    { statement: 'a learngene trained longer gives better Des-Nets', shownBy: 'both runs of Table 6', find: judgeBudget },
  ],
};

function judgeDistillation(results: readonly ExperimentResults[]): readonly LabelledFinding[] {
  return pairsDifferingIn('ancestor', poolsOf(results, recipeFields), recipeFields).flatMap((pair) => {
    const plain = pair.find(({ config }) => config.ancestor === 'none');
    const taught = pair.find(({ config, failures }) => config.ancestor !== 'none' && !failures.some(({ network }) => network === 'ancestor'));
    const points = plain && taught ? pairedDifferences(taught.auxNet, plain.auxNet).map((difference) => 100 * difference) : [];
    if (!taught || points.length === 0) return [];
    return [{ ...judged('accuracy of the Aux-Net with distillation above that without', points, { digits: 1, unit: ' points' }), label: taught.label }];
  });
}

function judgeBudget(results: readonly ExperimentResults[]): readonly LabelledFinding[] {
  const fields = [...recipeFields, ...tuningFields];
  return pairsDifferingIn('steps', poolsOf(results, fields), fields).flatMap((pair) => {
    const [shorter, longer] = pair.toSorted((a, b) => a.config.steps - b.config.steps);
    const finding = shorter && longer && (judgeLonger(shorter, longer, 'tuned') ?? judgeLonger(shorter, longer, 'untuned'));
    return finding ? [{ ...finding, label: longer.label }] : [];
  });
}

function judgeLonger(shorter: Pool, longer: Pool, phase: 'tuned' | 'untuned'): Finding | undefined {
  const gain = withoutHoles(minus(gridOf(longer[phase], 'cyclic', 'accuracy'), gridOf(shorter[phase], 'cyclic', 'accuracy')));
  if (gain.size === 0) return undefined;
  const points = perSeed(gain, (values) => 100 * meanOf(values.map(([, value]) => value)));
  const subject = `accuracy of ${phase} Des-Nets (${depthsText(gain)}) after ${longer.config.steps} steps of the learngene above that after ${shorter.config.steps}`;
  return judged(subject, points, { digits: 1, unit: ' points' });
}

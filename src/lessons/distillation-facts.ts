import { type Pool, poolsOf, recipeFields } from '../findings/pool.ts';
import { meanOf } from '../findings/statistics.ts';
import { pairedDifferences } from '../findings/strategy-difference.ts';
import type { ExperimentResults } from '../formats/results.ts';
import type { DistillationFacts, FindFacts } from './facts.ts';
import { measured, sideOf } from './measured.ts';

/** Points of accuracy that count as no difference. */
const LEVEL = 1;
const choiceOf = { below: 'harms', level: 'level', above: 'helps' } as const;

export const findDistillation: FindFacts<'distillation'> = ([taught, plain]) => {
  const [withTeacher, without] = [taught, plain].map((results) => results && poolsOf([results], recipeFields)[0]);
  return taught && withTeacher && without && factsOf(withTeacher, without, taught);
};

/** Says nothing where the ancestor diverged, since it taught nobody. */
function factsOf(taught: Pool, plain: Pool, results: ExperimentResults): DistillationFacts | undefined {
  const points = pairedDifferences(taught.auxNet, plain.auxNet).map((difference) => 100 * difference);
  if (points.length === 0 || taught.failures.some(({ network }) => network === 'ancestor')) return undefined;
  const lead = measured(points);
  const side = sideOf(lead, -LEVEL, LEVEL);
  return {
    shows: side && choiceOf[side], seeds: points.length, lead, teacher: ancestorAccuracy(results),
    withTeacher: meanOf([...taught.auxNet.values()]), withoutTeacher: meanOf([...plain.auxNet.values()]),
  };
}

/** At its last step, on the most images. */
function ancestorAccuracy({ series }: ExperimentResults): number | undefined {
  return series
    .filter((point) => point.kind === 'validation')
    .filter(({ network, loss }) => network === 'ancestor' && Number.isFinite(loss))
    .toSorted((a, b) => b.step - a.step || b.images - a.images)[0]?.accuracy;
}

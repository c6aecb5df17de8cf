import type { Pool } from '../findings/pool.ts';
import { meanOf } from '../findings/statistics.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { auxNetPoints, leadSide, poolOf } from './aux-nets.ts';
import type { DistillationFacts, FindFacts } from './facts.ts';
import { measured } from './measured.ts';

const choiceOf = { below: 'harms', level: 'level', above: 'helps' } as const;

export const findDistillation: FindFacts<'distillation'> = ([taught, plain]) => {
  const [withTeacher, without] = [poolOf(taught), poolOf(plain)];
  return taught && withTeacher && without && factsOf(withTeacher, without, taught);
};

/** Says nothing where the ancestor diverged, since it taught nobody. */
function factsOf(taught: Pool, plain: Pool, results: ExperimentResults): DistillationFacts | undefined {
  const points = auxNetPoints(taught, plain);
  if (points.length === 0 || taught.failures.some(({ network }) => network === 'ancestor')) return undefined;
  const lead = measured(points);
  const side = leadSide(lead);
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

import { failedAuxNets } from '../findings/failed-seeds.ts';
import type { Pool } from '../findings/pool.ts';
import { meanOf } from '../findings/statistics.ts';
import { auxNetPoints, leadSide, poolOf } from './aux-nets.ts';
import type { FindFacts, LayoutsFacts } from './facts.ts';
import { measured, type Side } from './measured.ts';

const choiceOf = { below: 'unbalanced', level: 'level', above: 'balanced' } as const;

export const findLayouts: FindFacts<'layouts'> = (results) => {
  const [balanced, unbalanced] = results.map(poolOf);
  return balanced && unbalanced && factsOf(balanced, unbalanced);
};

function factsOf(balanced: Pool, unbalanced: Pool): LayoutsFacts | undefined {
  const failures = { balanced: failedAuxNets(balanced.failures), unbalanced: failedAuxNets(unbalanced.failures) };
  const points = auxNetPoints(balanced, unbalanced);
  if (points.length === 0 && failures.balanced + failures.unbalanced === 0) return undefined;
  const lead = points.length > 0 ? measured(points) : undefined;
  const side = sideByFailures(failures) ?? (lead && leadSide(lead));
  return {
    shows: side && choiceOf[side], seeds: Math.max(balanced.seeds.length, unbalanced.seeds.length), failures, lead,
    balanced: balanced.config.stageLayout, unbalanced: unbalanced.config.stageLayout,
    balancedAccuracy: accuracyOf(balanced), unbalancedAccuracy: accuracyOf(unbalanced),
  };
}

/** A layout that diverges more often is the worse one, whatever the accuracy of what is left. */
function sideByFailures({ balanced, unbalanced }: LayoutsFacts['failures']): Side | undefined {
  if (balanced === unbalanced) return undefined;
  return balanced < unbalanced ? 'above' : 'below';
}

function accuracyOf({ auxNet }: Pool): number | undefined {
  return auxNet.size > 0 ? meanOf([...auxNet.values()]) : undefined;
}

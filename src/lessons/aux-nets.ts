import { type Pool, poolsOf, recipeFields } from '../findings/pool.ts';
import { pairedDifferences } from '../findings/strategy-difference.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { type Measured, type Side, sideOf } from './measured.ts';

/** Points of accuracy that count as no difference. */
const LEVEL = 1;

/** The networks of one document; undefined where there is none. */
export function poolOf(results: ExperimentResults | undefined): Pool | undefined {
  return results && poolsOf([results], recipeFields)[0];
}

/** Points of accuracy by which one Aux-Net is above the other, for each seed that both have. */
export function auxNetPoints(pool: Pool, other: Pool): readonly number[] {
  return pairedDifferences(pool.auxNet, other.auxNet).map((difference) => 100 * difference);
}

/** Which of the two is ahead, by more than a point. */
export function leadSide(lead: Measured): Side | undefined {
  return sideOf(lead, -LEVEL, LEVEL);
}

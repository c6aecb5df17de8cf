import type { ClaimNumber } from '../../config/paper-experiments.ts';
import type { ExperimentResults } from '../../formats/results.ts';
import type { FindingWords } from '../finding-words.ts';
import type { Finding } from '../judgement.ts';
import { poolsOf, recipeFields, tuningFields, type Pool } from '../pool.ts';

/** A claim whose findings are told in the given words. */
export type ClaimOf = (words: FindingWords) => Claim;

/** A claim of the paper, in parts that must all hold. */
export interface Claim {
  readonly number: ClaimNumber;
  readonly parts: readonly ClaimPart[];
}

/** What can be measured of a claim at once. */
export interface ClaimPart {
  readonly statement: string;
  /** What to run for it. */
  readonly shownBy: keyof FindingWords['shownBy'];
  /** One finding for each recipe (or pair of recipes) that has something to say; empty where none has. */
  readonly find: (results: readonly ExperimentResults[]) => readonly LabelledFinding[];
}

export interface LabelledFinding extends Finding {
  /** The recipe in a few words. */
  readonly label: string;
}

/** Looks at each recipe's untuned Des-Nets by themselves. */
export function ofEachRecipe(find: (pool: Pool) => Finding | undefined): ClaimPart['find'] {
  return (results) => labelled(poolsOf(results, recipeFields), find);
}

/** Looks at each recipe's tuned Des-Nets by themselves; how they are tuned is part of the recipe. */
export function ofEachTuning(find: (pool: Pool) => Finding | undefined): ClaimPart['find'] {
  return (results) => labelled(poolsOf(results, [...recipeFields, ...tuningFields]), find);
}

function labelled(pools: readonly Pool[], find: (pool: Pool) => Finding | undefined): readonly LabelledFinding[] {
  return pools.flatMap((pool) => {
    const finding = find(pool);
    return finding ? [{ ...finding, label: pool.label }] : [];
  });
}

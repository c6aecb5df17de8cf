import { evaluationsIn } from '../findings/depth-figures.ts';
import { imageSetOf, ledgerOf, paperLedger } from '../findings/ledger.ts';
import { meanOf } from '../findings/statistics.ts';
import { strategyDifferences } from '../findings/strategy-difference.ts';
import type { ExperimentResults } from '../formats/results.ts';
import type { CostsFacts, FindFacts } from './facts.ts';

/** Shares of the models up to which they are few, and from which most. */
const [FEW, MOST] = [0.3, 0.7];

export const findCosts: FindFacts<'costs'> = ([results]) => results && factsOf(results);

function factsOf({ config, data, target, seeds, evaluations }: ExperimentResults): CostsFacts | undefined {
  const differences = strategyDifferences(evaluationsIn('tuned', evaluations), 'cyclic', 'scratch', 'accuracy');
  if (differences.length === 0) return undefined;
  const models = differences.length;
  const asGood = differences.filter(({ mean }) => mean >= 0).length;
  const ledger = ledgerOf(config, imageSetOf(data), imageSetOf(target ?? data));
  return {
    shows: choiceOf(asGood / models), seeds: seeds.length, models, asGood, lead: 100 * meanOf(differences.map(({ mean }) => mean)),
    steps: { learngene: config.steps, tuning: config.tuneSteps, scratch: config.scratchSteps },
    training: ledger.scratch.epochs.ratio, storage: ledger.storage.ratio,
    paperTraining: paperLedger.scratch.epochs.ratio, paperStorage: paperLedger.storage.ratio,
  };
}

function choiceOf(share: number): 'few' | 'some' | 'most' {
  if (share >= MOST) return 'most';
  return share <= FEW ? 'few' : 'some';
}

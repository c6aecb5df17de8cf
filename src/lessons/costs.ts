import { evaluationsIn } from '../findings/depth-figures.ts';
import { imageSetOf, ledgerOf, paperLedger } from '../findings/ledger.ts';
import { meanOf } from '../findings/statistics.ts';
import { strategyDifferences } from '../findings/strategy-difference.ts';
import type { ExperimentResults } from '../formats/results.ts';
import type { CostsFacts } from './facts.ts';
import { type Lesson, lessonBase } from './lesson.ts';

/** Ten depths, as the paper counts. */
const depths = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13] as const;
/** Shares of the models up to which they are few, and from which most. */
const [FEW, MOST] = [0.3, 0.7];

/** Ten models by one learngene and a short tuning each, beside ten from scratch: what it costs, and what it gives. */
export const costsLesson: Lesson<'costs'> = {
  variants: [{
    ...lessonBase, stageLayout: [3, 3, 4, 3], depths, seeds: 1, evaluateEvery: 150,
    tuneSteps: 30, tuneDepths: depths, tuneEvery: 15, tuneStrategies: ['cyclic', 'scratch'],
  }],
  choices: ['few', 'some', 'most'],
  paper: 'most',
  find: ([results]) => results && factsOf(results),
  builtIn: ['lesson-costs.json'],
  parts: { idea: 'configuration', look: 'configuration', answer: 'findings' },
  field: 'tuneSteps',
  strategy: 'cyclic',
  tab: 'costs',
};

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

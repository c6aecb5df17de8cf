import { macCount } from '../sws/costs.ts';
import type { ExperimentConfig } from './fields.ts';
import { seedsOf } from './needed-networks.ts';
import { ancestorBudget, stepCost, teachingCost, trainingBudgets, trainingCost } from './training-budget.ts';
import { evaluationWork, planWork, type WorkData } from './work-plan.ts';

/**
 * Work that an engine does at a speed of its own: training steps and passes forward, of networks as wide as the
 * Aux-Net and of the ancestor, whose passes forward teach as well. Networks of one width differ in depth alone, and
 * layers are alike, so that their speeds for a multiply-accumulate hardly differ.
 */
export const workKinds = ['training', 'evaluation', 'ancestorTraining', 'ancestorEvaluation'] as const;

/** A figure for each kind of work. */
export type PerKind = Readonly<Record<(typeof workKinds)[number], number>>;

/** The work of `planWork`, all phases and seeds, in multiply-accumulates of each kind. */
export function workByKind(config: ExperimentConfig, data: WorkData): PerKind {
  const ancestor = ancestorBudget(config, data.images);
  const ancestorTraining = ancestor ? ancestor.steps * stepCost(ancestor, config, data.images, macCount) : 0;
  const ancestorScoring = ancestor ? evaluationWork(config, ancestor, data) : 0;
  const teaching = teachingWork(config, data);
  const allTraining = trainingCost(config, data.images, macCount, data.target);
  return {
    training: allTraining - ancestorTraining - teaching,
    evaluation: planWork(config, data).total - allTraining - ancestorScoring,
    ancestorTraining,
    ancestorEvaluation: ancestorScoring + teaching,
  };
}

function teachingWork(config: ExperimentConfig, { images, target }: WorkData): number {
  const perSeed = trainingBudgets(config, images, target).reduce(
    (sum, budget) => sum + budget.steps * teachingCost(budget, config, images, macCount),
    0,
  );
  return seedsOf(config).length * perSeed;
}

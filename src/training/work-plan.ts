/** The experiment's work in multiply-accumulates, known before it starts. */
import { isLive, liveEvaluations } from '../config/costs-of-config.ts';
import type { ExperimentConfig } from '../config/fields.ts';
import { seedsOf } from '../config/needed-networks.ts';
import {
  ancestorBudget, stepCost, trainingBudgets, trainingCost, vitShapeOf, type ImageKind, type TrainingBudget,
} from '../config/training-budget.ts';
import { macCount } from '../sws/costs.ts';
import { descendantsOf, networkKey } from './descendants.ts';

/** What the data sets decide of the work. */
export interface WorkData {
  readonly images: ImageKind;
  readonly validationImages: number;
  /** The same again where Des-Nets are tuned on these images. */
  readonly target: ImageKind;
  readonly targetValidationImages: number;
}

/** All training and all evaluations, of all seeds. */
export function planWork(config: ExperimentConfig, data: WorkData): number {
  const ancestor = ancestorBudget(config, data.images);
  const ancestry = ancestor ? evaluationWork(config, ancestor, data) : 0;
  const training = trainingCost(config, data.images, macCount, data.target);
  return seedsOf(config).reduce((sum, seed) => sum + seedEvaluationWork({ ...config, seed }, data), ancestry + training);
}

/** Evaluations of one seed: of trained networks, of untuned Des-Nets live and at the end, of tuned ones. */
function seedEvaluationWork(config: ExperimentConfig, data: WorkData): number {
  const networks = trainingBudgets(config, data.images, data.target);
  return networks.reduce((sum, budget) => sum + evaluationWork(config, budget, data), 0) + untunedWork(config, data);
}

function untunedWork(config: ExperimentConfig, { images, validationImages }: WorkData): number {
  const shape = vitShapeOf(config, images);
  const work = (strategies: ExperimentConfig['strategies']): number => {
    const descendants = descendantsOf({ ...config, strategies }, Math.max(...config.depths));
    const distinct = new Map(descendants.map((each) => [networkKey(each), each.depth]));
    return [...distinct.values()].reduce((sum, depth) => sum + macCount(shape, depth), 0);
  };
  const liveImages = Math.min(config.evaluationImages, validationImages);
  // The networks of the strategy `trained` are evaluated where they are trained.
  const atTheEnd = config.strategies.filter((name) => name !== 'trained');
  return liveEvaluations(config) * liveImages * work(config.strategies.filter(isLive)) + validationImages * work(atTheEnd);
}

/**
 * Evaluations of a network while it trains and, on all images, at the end; of one in tuning also before its first
 * step, and after its last on both the live images and all.
 */
export function evaluationWork(config: ExperimentConfig, { network, shape, depth, steps }: TrainingBudget, data: WorkData): number {
  const isTuned = network === 'tuned';
  const all = isTuned ? data.targetValidationImages : data.validationImages;
  const live = Math.min(config.evaluationImages, all);
  const during = isTuned
    ? 2 + liveEvaluations({ steps, evaluateEvery: config.tuneEvery })
    : liveEvaluations({ steps, evaluateEvery: config.evaluateEvery });
  return macCount(shape, depth) * (during * live + all);
}

/** Training and evaluations of a network, to be skipped when it cannot be made. */
export function wholeWork(config: ExperimentConfig, budget: TrainingBudget, data: WorkData): number {
  return budget.steps * stepCost(budget, config, data.images, macCount) + evaluationWork(config, budget, data);
}

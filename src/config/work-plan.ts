/** The experiment's work in multiply-accumulates, known before it starts. */
import { macCount } from '../sws/costs.ts';
import { isLive, liveEvaluations } from './costs-of-config.ts';
import { descendantsOf, networkKey } from './descendants.ts';
import type { ExperimentConfig } from './fields.ts';
import { seedsOf } from './needed-networks.ts';
import {
  ancestorBudget, stepCost, trainingBudgets, vitShapeOf, type ImageKind, type TrainingBudget,
} from './training-budget.ts';

/** What the data sets decide of the work. */
export interface WorkData {
  readonly images: ImageKind;
  readonly validationImages: number;
  /** The same again where Des-Nets are tuned on these images. */
  readonly target: ImageKind;
  readonly targetValidationImages: number;
}

/** All training and all evaluations. */
export interface WorkPlan {
  readonly total: number;
  /** Of the ancestor that is trained here. */
  readonly ancestor: number;
  /** Of each seed in turn. */
  readonly seeds: readonly number[];
}

export function planWork(config: ExperimentConfig, data: WorkData): WorkPlan {
  const budget = ancestorBudget(config, data.images);
  const ancestor = budget ? wholeWork(config, budget, data) : 0;
  const seeds = seedsOf(config).map((seed) => seedWork({ ...config, seed }, data));
  return { total: seeds.reduce((sum, work) => sum + work, ancestor), ancestor, seeds };
}

/** One seed: its networks with their evaluations, and its untuned Des-Nets live and at the end. */
function seedWork(config: ExperimentConfig, data: WorkData): number {
  const networks = trainingBudgets(config, data.images, data.target);
  return networks.reduce((sum, budget) => sum + wholeWork(config, budget, data), untunedWork(config, data));
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

/** Training and evaluations of a network. */
export function wholeWork(config: ExperimentConfig, budget: TrainingBudget, data: WorkData): number {
  return budget.steps * stepCost(budget, config, data.images, macCount) + evaluationWork(config, budget, data);
}

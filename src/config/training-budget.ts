import { auxNetDepth } from '../sws/stage-layout.ts';
import type { StrategyName } from '../sws/strategy.ts';
import type { VitShape } from '../sws/vit.ts';
import type { ExperimentConfig } from './fields.ts';
import { neededNetworks, seedsOf, trainedDepths, trainsAncestor, tunedStrategies } from './needed-networks.ts';

/** What the images decide of a network's shape. */
export interface ImageKind {
  readonly channels: number;
  readonly classes: number;
}

/** One network's training: what it is, and for how many steps of the configured batch. */
export interface TrainingBudget {
  readonly network: 'ancestor' | 'aux-net' | 'vanilla-net' | 'tleg-net' | 'deep-net' | 'trained' | 'tuned';
  /** Of a Des-Net that is tuned. */
  readonly strategy?: StrategyName;
  readonly shape: VitShape;
  /** Layers that run; the Aux-Net and TLEG's store fewer. */
  readonly depth: number;
  readonly steps: number;
  /** Whether an ancestor's forward pass belongs to each step. */
  readonly taught: boolean;
}

/** The shape of Aux-Net, vanilla net and Des-Nets. */
export function vitShapeOf(config: ExperimentConfig, { channels, classes }: ImageKind): VitShape {
  const { imageSize, patchSize, dim, heads, mlpRatio } = config;
  return { imageSize, patchSize, channels, dim, heads, mlpRatio, classes };
}

/** The shape of a trained ancestor: the same images and patches, its own width and heads. */
export function ancestorShapeOf(config: ExperimentConfig, images: ImageKind): VitShape {
  return { ...vitShapeOf(config, images), dim: config.ancestorDim, heads: config.ancestorHeads };
}

/** The ancestor's training, once for all seeds; none where it is not trained here. */
export function ancestorBudget(config: ExperimentConfig, images: ImageKind): TrainingBudget | undefined {
  if (!trainsAncestor(config)) return undefined;
  const shape = ancestorShapeOf(config, images);
  return { network: 'ancestor', shape, depth: config.ancestorDepth, steps: config.ancestorSteps, taught: false };
}

/**
 * All that one seed trains, in order: the networks that learn side by side, those of the `trained` strategy, and
 * the Des-Nets that are tuned on the `target` images. Aux-Net, vanilla net and TLEG's Aux-Net are taught by the
 * ancestor; the deep net and the trained ones, which stand for ordinary well-trained models, learn from labels alone.
 */
export function trainingBudgets(config: ExperimentConfig, images: ImageKind, target = images): readonly TrainingBudget[] {
  const shape = vitShapeOf(config, images);
  const { steps, stageLayout } = config;
  const deepest = auxNetDepth(stageLayout);
  const sources = [
    { network: 'aux-net', depth: deepest, taught: true },
    { network: 'vanilla-net', depth: stageLayout.length, taught: true },
    { network: 'tleg-net', depth: deepest, taught: true },
    { network: 'deep-net', depth: deepest, taught: false },
  ] as const;
  const needed = neededNetworks(config);
  const learned = sources.filter(({ network }) => needed.has(network));
  const trained = trainedDepths(config).map((depth) => ({ network: 'trained' as const, shape, depth, steps, taught: false }));
  return [...learned.map((source) => ({ ...source, shape, steps })), ...trained, ...tuningBudgets(config, target)];
}

function tuningBudgets(config: ExperimentConfig, target: ImageKind): readonly TrainingBudget[] {
  const shape = vitShapeOf(config, target);
  return tunedStrategies(config).flatMap((strategy) => config.tuneDepths.map((depth) => {
    const steps = strategy === 'scratch' ? config.scratchSteps : config.tuneSteps;
    return { network: 'tuned' as const, strategy, shape, depth, steps, taught: false };
  }));
}

/** Steps of all networks and seeds together. */
export function trainingSteps(config: ExperimentConfig, images: ImageKind): number {
  const perSeed = trainingBudgets(config, images).reduce((sum, { steps }) => sum + steps, 0);
  return (ancestorBudget(config, images)?.steps ?? 0) + seedsOf(config).length * perSeed;
}

/** Forward passes whose cost one training step has: forward, and gradients of inputs and of weights. */
export const FORWARD_PASSES_PER_STEP = 3;

/**
 * The training of all networks and seeds together, in whatever `costOf` counts of one image's forward pass (FLOPs,
 * multiply-accumulates).
 */
export function trainingCost(
  config: ExperimentConfig,
  images: ImageKind,
  costOf: (shape: VitShape, depth: number) => number,
  target = images,
): number {
  const ancestor = ancestorBudget(config, images);
  const perSeed = trainingBudgets(config, images, target).reduce(
    (sum, budget) => sum + budget.steps * stepCost(budget, config, images, costOf),
    0,
  );
  const ancestry = ancestor ? ancestor.steps * stepCost(ancestor, config, images, costOf) : 0;
  return ancestry + seedsOf(config).length * perSeed;
}

/** One training step's cost; the teaching of an imported ancestor, whose size is not known here, is not in it. */
export function stepCost(
  budget: TrainingBudget,
  config: ExperimentConfig,
  images: ImageKind,
  costOf: (shape: VitShape, depth: number) => number,
): number {
  const learning = config.batchSize * FORWARD_PASSES_PER_STEP * costOf(budget.shape, budget.depth);
  return learning + teachingCost(budget, config, images, costOf);
}

/** The part of a training step that is the trained ancestor's forward pass. */
export function teachingCost(
  { taught }: TrainingBudget,
  config: ExperimentConfig,
  images: ImageKind,
  costOf: (shape: VitShape, depth: number) => number,
): number {
  if (!taught || config.ancestor !== 'trained' || config.teacherViews !== 'augmented') return 0;
  return config.batchSize * costOf(ancestorShapeOf(config, images), config.ancestorDepth);
}

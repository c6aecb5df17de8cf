import { flopCount, parameterCount, storageRatio, storedParameterCount } from '../sws/costs.ts';
import { auxNetDepth } from '../sws/stage-layout.ts';
import { strategyNamed, type StrategyName } from '../sws/strategy.ts';
import type { VitShape } from '../sws/vit.ts';
import { tokenCount } from '../sws/vit.ts';
import type { ExperimentConfig } from './fields.ts';
import { neededNetworks, seedsOf, trainsAncestor, untunedStrategies } from './needed-networks.ts';
import { ancestorShapeOf, trainingCost, trainingSteps, vitShapeOf, type ImageKind } from './training-budget.ts';

/** One network's size: parameters it stores, and FLOPs of one image's forward pass. */
export interface NetworkCost {
  readonly depth: number;
  readonly parameters: number;
  readonly flops: number;
}

/** What a legal configuration costs, for the form to show beside it. */
export interface ConfigCosts {
  /** Tokens an image is cut into. */
  readonly tokens: number;
  /** Stores one layer a stage, runs all. */
  readonly auxNet: NetworkCost;
  /** Only where one is trained. */
  readonly ancestor?: NetworkCost;
  /** Simple-LG's vanilla net; only with that strategy. */
  readonly vanillaNet?: NetworkCost;
  readonly desNets: readonly NetworkCost[];
  /** Parameters of the learngene file, from which every Des-Net is initialised. */
  readonly storedParameters: number;
  /** How many times more it would take to store every Des-Net. */
  readonly storageRatio: number;
  /** Training steps of all networks and seeds together. */
  readonly trainingSteps: number;
  /** FLOPs of all training steps; a backward pass is counted as two forward passes. */
  readonly trainingFlops: number;
  /** Untuned Des-Nets in each live evaluation: strategies × depths, random ones once a draw. */
  readonly evaluatedNetworks: number;
  /** Live evaluations while the learngene of one seed trains. */
  readonly liveEvaluations: number;
  /** FLOPs of all live evaluations together; the last evaluation, on all validation images, is not in it. */
  readonly liveEvaluationFlops: number;
}

/** The cost of a configuration that `checkConfig` accepts. */
export function costsOfConfig(config: ExperimentConfig, images: ImageKind): ConfigCosts {
  const shape = vitShapeOf(config, images);
  const stages = config.stageLayout.length;
  const ancestor = trainsAncestor(config) ? costOf(ancestorShapeOf(config, images), config.ancestorDepth) : undefined;
  const vanillaNet = neededNetworks(config).has('vanilla-net') ? costOf(shape, stages) : undefined;
  return {
    tokens: tokenCount(shape),
    auxNet: costOf(shape, auxNetDepth(config.stageLayout), stages),
    ...(ancestor && { ancestor }),
    ...(vanillaNet && { vanillaNet }),
    desNets: config.depths.map((depth) => costOf(shape, depth)),
    storedParameters: storedParameterCount(shape, stages),
    storageRatio: storageRatio(shape, stages, config.depths),
    trainingSteps: trainingSteps(config, images),
    trainingFlops: trainingCost(config, images, flopCount),
    ...evaluationCosts(config, shape),
  };
}

/** Live evaluations while networks train for `steps`: none at the last step, whose evaluation is the final one. */
export function liveEvaluations({ steps, evaluateEvery }: Pick<ExperimentConfig, 'steps' | 'evaluateEvery'>): number {
  return Math.ceil(steps / evaluateEvery) - 1;
}

/**
 * Strategies that are evaluated while their source trains: those whose Des-Nets are layers, or combinations of layers,
 * of a network that learns beside the Aux-Net.
 */
export function isLive(name: StrategyName): boolean {
  return name !== 'vanilla-lg' && ['aux-net', 'vanilla-net', 'tleg-net', 'deep-net'].includes(strategyNamed(name).needs);
}

function costOf(shape: VitShape, depth: number, storedLayers = depth): NetworkCost {
  return { depth, parameters: parameterCount(shape, storedLayers), flops: flopCount(shape, depth) };
}

function evaluationCosts(
  config: ExperimentConfig,
  shape: VitShape,
): Pick<ConfigCosts, 'evaluatedNetworks' | 'liveEvaluations' | 'liveEvaluationFlops'> {
  const { depths, draws, evaluationImages } = config;
  const live = untunedStrategies(config).filter(isLive);
  const perDepth = live.reduce((sum, name) => sum + (strategyNamed(name).random ? draws : 1), 0);
  const flops = depths.reduce((sum, depth) => sum + flopCount(shape, depth), 0);
  return {
    evaluatedNetworks: perDepth * depths.length,
    liveEvaluations: liveEvaluations(config),
    liveEvaluationFlops: seedsOf(config).length * liveEvaluations(config) * evaluationImages * perDepth * flops,
  };
}

import { flopCount, parameterCount, storageRatio, storedParameterCount } from '../sws/costs.ts';
import { auxNetDepth } from '../sws/stage-layout.ts';
import { strategyNamed } from '../sws/strategy.ts';
import type { VitShape } from '../sws/vit.ts';
import { tokenCount } from '../sws/vit.ts';
import type { ExperimentConfig } from './fields.ts';

/** What the images decide of a network's shape. */
export interface ImageKind {
  readonly channels: number;
  readonly classes: number;
}

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
  /** Only with an ancestor. */
  readonly ancestor?: NetworkCost;
  /** Simple-LG's vanilla net; only with that strategy. */
  readonly vanillaNet?: NetworkCost;
  readonly desNets: readonly NetworkCost[];
  /** Parameters of the learngene file, from which every Des-Net is initialised. */
  readonly storedParameters: number;
  /** How many times more it would take to store every Des-Net. */
  readonly storageRatio: number;
  /** Training steps of all networks together. */
  readonly trainingSteps: number;
  /** FLOPs of all training steps; a backward pass is counted as two forward passes. */
  readonly trainingFlops: number;
  /** Untuned Des-Nets in each live evaluation: strategies × depths, random ones once a draw. */
  readonly evaluatedNetworks: number;
  /** Live evaluations while the learngene trains. */
  readonly liveEvaluations: number;
  /** FLOPs of all live evaluations together; the last evaluation, on all validation images, is not in it. */
  readonly liveEvaluationFlops: number;
}

/** Forward passes whose FLOPs one training step costs: forward, and gradients of inputs and of weights. */
export const FORWARD_PASSES_PER_STEP = 3;

/** The shape of Aux-Net, vanilla net and Des-Nets. */
export function vitShapeOf(config: ExperimentConfig, { channels, classes }: ImageKind): VitShape {
  const { imageSize, patchSize, dim, heads, mlpRatio } = config;
  return { imageSize, patchSize, channels, dim, heads, mlpRatio, classes };
}

/** The shape of the ancestor: the same images and patches, its own width and heads. */
export function ancestorShapeOf(config: ExperimentConfig, images: ImageKind): VitShape {
  return { ...vitShapeOf(config, images), dim: config.ancestorDim, heads: config.ancestorHeads };
}

/** Whether some chosen strategy expands the vanilla net, so that it has to be trained. */
export function needsVanillaNet({ strategies }: ExperimentConfig): boolean {
  return strategies.some((name) => strategyNamed(name).learngeneOf === 'vanilla-net');
}

/** The cost of a configuration that `checkConfig` accepts. */
export function costsOfConfig(config: ExperimentConfig, images: ImageKind): ConfigCosts {
  const shape = vitShapeOf(config, images);
  const stages = config.stageLayout.length;
  const auxNet = costOf(shape, auxNetDepth(config.stageLayout), stages);
  const ancestor = config.ancestor === 'trained'
    ? costOf(ancestorShapeOf(config, images), config.ancestorDepth) : undefined;
  const vanillaNet = needsVanillaNet(config) ? costOf(shape, stages) : undefined;
  return {
    tokens: tokenCount(shape),
    auxNet,
    ...(ancestor && { ancestor }),
    ...(vanillaNet && { vanillaNet }),
    desNets: config.depths.map((depth) => costOf(shape, depth)),
    storedParameters: storedParameterCount(shape, stages),
    storageRatio: storageRatio(shape, stages, config.depths),
    trainingSteps: (ancestor ? config.ancestorSteps : 0) + config.steps * (vanillaNet ? 2 : 1),
    trainingFlops: trainingFlops(config, auxNet, vanillaNet, ancestor),
    ...evaluationCosts(config, shape),
  };
}

/** Live evaluations of a run: none at the last step, whose evaluation is the final one. */
export function liveEvaluations({ steps, evaluateEvery }: ExperimentConfig): number {
  return Math.ceil(steps / evaluateEvery) - 1;
}

function costOf(shape: VitShape, depth: number, storedLayers = depth): NetworkCost {
  return { depth, parameters: parameterCount(shape, storedLayers), flops: flopCount(shape, depth) };
}

function trainingFlops(
  { steps, ancestorSteps, batchSize }: ExperimentConfig,
  auxNet: NetworkCost,
  vanillaNet: NetworkCost | undefined,
  ancestor: NetworkCost | undefined,
): number {
  const learned = FORWARD_PASSES_PER_STEP * (auxNet.flops + (vanillaNet?.flops ?? 0));
  // The ancestor's predictions cost one forward pass a batch of each net that distils it.
  const taught = (ancestor?.flops ?? 0) * (vanillaNet ? 2 : 1);
  const ancestry = FORWARD_PASSES_PER_STEP * (ancestor?.flops ?? 0) * ancestorSteps;
  return batchSize * (steps * (learned + taught) + ancestry);
}

function evaluationCosts(
  config: ExperimentConfig,
  shape: VitShape,
): Pick<ConfigCosts, 'evaluatedNetworks' | 'liveEvaluations' | 'liveEvaluationFlops'> {
  const { strategies, depths, draws, evaluationImages } = config;
  const perDepth = strategies.reduce((sum, name) => sum + (strategyNamed(name).random ? draws : 1), 0);
  const flops = depths.reduce((sum, depth) => sum + flopCount(shape, depth), 0);
  return {
    evaluatedNetworks: perDepth * depths.length,
    liveEvaluations: liveEvaluations(config),
    liveEvaluationFlops: liveEvaluations(config) * evaluationImages * perDepth * flops,
  };
}

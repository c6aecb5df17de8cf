import { ancestorShapeOf, vitShapeOf, type ImageKind } from '../config/training-budget.ts';
import type { ExperimentConfig } from '../config/fields.ts';
import { augmentationStream } from '../data/augmentation.ts';
import type { Engine, Executable, NetworkState, PlanInputs, PlanStates } from '../engine/engine.ts';
import type { Normalisation } from '../engine/plan/forward.ts';
import { plainVit, storedTensors, type NetworkSpec } from '../engine/plan/network-spec.ts';
import { trainingPlan, writeScalars } from '../engine/plan/training-plan.ts';
import { at } from '../lib/errors.ts';
import { randomStream } from '../lib/random.ts';
import { auxNetLayerSources } from '../sws/layer-sources.ts';
import { initializeWeights } from '../sws/learngene.ts';

export interface StepTime {
  /** Median of the measured steps. */
  readonly stepSeconds: number;
  readonly imagesPerSecond: number;
}

/** Steps before the clock counts: kernels are compiled, caches filled. */
const WARM_UP_STEPS = 2;
/** Odd, so that the median is one of them. */
const MEASURED_STEPS = 5;

/** What images are normalised with that nobody looks at: any values cost the same, in time and memory. */
export function halfNormalisation({ channels }: ImageKind): Normalisation {
  return { mean: Array<number>(channels).fill(0.5), std: Array<number>(channels).fill(0.5) };
}

/**
 * How long an engine takes for one training step of a legal configuration's Aux-Net, with its ancestor's forward pass
 * where there is one, on random images. A step counts from its inputs to its losses being read.
 */
export async function measureEngine(engine: Engine, config: ExperimentConfig, images: ImageKind): Promise<StepTime> {
  const owned: { dispose(): void }[] = [];
  try {
    const executable = await compileStep(engine, config, images, owned);
    const stepSeconds = await medianStep(executable, randomInputs(config, images), config.learningRate);
    return { stepSeconds, imagesPerSecond: config.batchSize / stepSeconds };
  } finally {
    for (const item of owned.toReversed()) item.dispose();
  }
}

async function compileStep(
  engine: Engine,
  config: ExperimentConfig,
  images: ImageKind,
  owned: { dispose(): void }[],
): Promise<Executable> {
  const { stageLayout, batchSize: batch, alpha, temperature, weightDecay, clipNorm, seed } = config;
  const stateOf = (network: NetworkSpec, storedLayers: number): NetworkState => {
    const weights = initializeWeights(network.shape, storedLayers, randomStream(seed, 'weights'));
    const state = engine.createState(storedTensors(network), weights);
    owned.push(state);
    return state;
  };
  const layerSources = auxNetLayerSources(stageLayout);
  const storedLayers = stageLayout.length;
  const network: NetworkSpec = { shape: vitShapeOf(config, images), expansion: 'shared', layerSources, storedLayers };
  const ancestor = config.ancestor === 'trained' ? plainVit(ancestorShapeOf(config, images), config.ancestorDepth) : undefined;
  const student = stateOf(network, storedLayers);
  const states: PlanStates = ancestor ? { student, ancestor: stateOf(ancestor, config.ancestorDepth) } : { student };
  const normalisation = halfNormalisation(images);
  const executable = await engine.compile(trainingPlan({
    network, batch, normalisation, teacher: ancestor ?? 'none', alpha: ancestor ? alpha : 0, temperature, weightDecay, clipNorm,
  }), states);
  owned.push(executable);
  return executable;
}

/** Inputs of a training step; of a pass forward, which takes no account of the rest, images and labels. */
export interface StepInputs extends PlanInputs {
  readonly scalars: Float32Array;
}

/** Random images for a batch of the configured size. */
export function randomInputs(config: ExperimentConfig, { channels, classes }: ImageKind): StepInputs {
  const { batchSize, imageSize, seed } = config;
  const stream = randomStream(seed, 'measured images');
  const inputs = {
    images: Uint8Array.from({ length: batchSize * imageSize ** 2 * channels }, () => stream.uint32() >>> 24),
    labels: Int32Array.from({ length: batchSize }, () => stream.integer(classes)),
    augmentation: new Int32Array(3 * batchSize),
    scalars: new Float32Array(3),
  };
  augmentationStream(seed, config).fill(inputs.augmentation);
  return inputs;
}

async function medianStep(executable: Executable, inputs: StepInputs, learningRate: number): Promise<number> {
  const seconds: number[] = [];
  for (let step = 1; step <= WARM_UP_STEPS + MEASURED_STEPS; step++) {
    writeScalars(inputs.scalars, learningRate, step);
    const begun = performance.now();
    await executable.run(inputs);
    await executable.drain();
    if (step > WARM_UP_STEPS) seconds.push((performance.now() - begun) / 1000);
  }
  return at(seconds.toSorted((a, b) => a - b), Math.floor(MEASURED_STEPS / 2));
}

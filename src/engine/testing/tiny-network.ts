import { randomStream } from '../../lib/random.ts';
import type { Weights } from '../../sws/learngene.ts';
import type { VitShape } from '../../sws/vit.ts';
import type { PlanInputs } from '../engine.ts';
import { elementCount } from '../plan/buffer.ts';
import { storedTensors, type NetworkSpec } from '../plan/network-spec.ts';
import { writeScalars } from '../plan/training-plan.ts';

/** The smallest ViT in which nothing is 1: four tokens, two heads of four. */
export const tinyShape: VitShape = { imageSize: 8, patchSize: 4, channels: 3, dim: 8, heads: 2, mlpRatio: 2, classes: 5 };

export const tinyNormalisation = { mean: [0.5, 0.4, 0.45], std: [0.25, 0.2, 0.3] };

/** An Aux-Net or Des-Net of the tiny shape. */
export function tinyNetwork(layerSources: readonly number[], storedLayers = Math.max(...layerSources) + 1): NetworkSpec {
  return { shape: tinyShape, expansion: 'shared', layerSources, storedLayers };
}

/** Weights of a network that are not near 0 or 1 anywhere, so that no gradient vanishes: normal, deviation 0.4. */
export function livelyWeights(network: NetworkSpec, seed = 0): Weights {
  const stream = randomStream(seed, 'lively weights');
  const values = (shape: readonly number[]): Float32Array => Float32Array.from({ length: elementCount(shape) }, () => 0.4 * stream.normal());
  return new Map(storedTensors(network).map(({ name, shape }) => [name, values(shape)]));
}

/** Seeded inputs of a tiny training plan at its first step; inference takes `images` and `labels` of them. */
export function tinyInputs(batch: number, learningRate = 0.01) {
  const stream = randomStream(0, 'tiny inputs');
  const { imageSize, channels, classes } = tinyShape;
  const scalars = new Float32Array(3);
  writeScalars(scalars, learningRate, 1);
  const draw = (length: number, from: number, to: number): number[] => Array.from({ length }, () => from + stream.integer(to - from + 1));
  return {
    images: Uint8Array.from(draw(batch * imageSize ** 2 * channels, 0, 255)),
    labels: Int32Array.from(draw(batch, 0, classes - 1)),
    augmentation: Int32Array.from(Array.from({ length: batch }, () => [...draw(1, 0, 1), ...draw(2, -2, 2)]).flat()),
    'teacher-logits': Float32Array.from({ length: batch * classes }, () => stream.normal()),
    scalars,
  } satisfies PlanInputs;
}

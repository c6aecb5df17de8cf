import { InputError } from '../lib/errors.ts';
import type { RandomStream } from '../lib/random.ts';
import type { LayerSources } from './layer-sources.ts';
import type { TensorShape, VitShape } from './vit.ts';
import { vitTensors } from './vit.ts';

/** A network's parameters, float32, by timm's names (`blocks.3.attn.qkv.weight`). */
export type Weights = ReadonlyMap<string, Float32Array>;

/** Standard deviation of initial weights of DeiT-B (timm's and DeiT's `trunc_normal_(std=.02)`). */
const INITIAL_DEVIATION = 0.02;
const DEIT_B_WIDTH = 768;

const BLOCK = /^blocks\.(\d+)\./;

/**
 * The learngene θ₁ … θ_M of a trained Aux-Net, which stores one block a stage, with its patch embedding, position
 * embedding, final norm and head (Section 3.2). A copy: training the Aux-Net on leaves it as it is.
 */
export function extractLearngene(auxNet: Weights): Weights {
  return copied([...auxNet]);
}

/**
 * Initialises a Des-Net (Section 3.3): its block i is a copy of learngene block `sources[i]`, all else is copied as
 * it is, so that its layers are no longer shared when it is tuned. Tensors come in timm's order. Throws an
 * InputError when a source names a layer that the learngene does not have.
 */
export function initializeDesNet(learngene: Weights, sources: LayerSources): Weights {
  checkSources(sources, storedLayerCount(learngene));
  const entries = [...learngene];
  const isBlock = ([name]: readonly [string, Float32Array]): boolean => BLOCK.test(name);
  const firstBlock = entries.findIndex(isBlock);
  const blocks = sources.flatMap((source, layer) => {
    const prefix = `blocks.${source}.`;
    return entries
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, values]) => [`blocks.${layer}.${name.slice(prefix.length)}`, values] as const);
  });
  const before = entries.slice(0, Math.max(firstBlock, 0));
  const after = entries.slice(Math.max(firstBlock, 0)).filter((entry) => !isBlock(entry));
  return copied([...before, ...blocks, ...after]);
}

/** How many blocks a set of weights stores: one more than the highest `blocks.<i>.`. */
export function storedLayerCount(weights: Weights): number {
  return Math.max(0, ...[...weights.keys()].map((name) => Number(BLOCK.exec(name)?.[1] ?? -1) + 1));
}

/**
 * Weights of a network that stores `storedLayers` blocks, as before any training ("scratch"), in the order of
 * `vitTensors`: matrices and patch embedding normal with `initialDeviation`, the position embedding with 0.02, biases
 * 0, norm weights 1. timm cuts this normal distribution off at ±2 in absolute value, dozens of deviations away; no
 * deviate of ours reaches beyond seven, so there is nothing to cut.
 */
export function initializeWeights(shape: VitShape, storedLayers: number, stream: RandomStream): Weights {
  return initializeTensors(vitTensors(shape, storedLayers), shape, stream);
}

/**
 * Standard deviation of initial matrices of a network of width `dim`: the paper's 0.02 at DeiT-B's 768, and otherwise
 * with one over the root of the width, so that a layer's output is as lively in a narrow network.
 */
export function initialDeviation(dim: number): number {
  return INITIAL_DEVIATION * Math.sqrt(DEIT_B_WIDTH / dim);
}

/** Any tensors as `initializeWeights` draws them, one after the other. */
export function initializeTensors(tensors: readonly TensorShape[], { dim }: VitShape, stream: RandomStream): Weights {
  return new Map(tensors.map((tensor) => [tensor.name, initialValues(tensor, dim, stream)]));
}

function initialValues({ name, shape }: TensorShape, dim: number, stream: RandomStream): Float32Array {
  const values = new Float32Array(shape.reduce((product, size) => product * size, 1));
  if (shape.length === 1) return /norm\d?\.weight$/.test(name) ? values.fill(1) : values;
  const deviation = name === 'pos_embed' ? INITIAL_DEVIATION : initialDeviation(dim);
  return values.map(() => deviation * stream.normal());
}

function copied(entries: readonly (readonly [string, Float32Array])[]): Weights {
  return new Map(entries.map(([name, values]) => [name, values.slice()]));
}

function checkSources(sources: LayerSources, layers: number): void {
  for (const [index, source] of sources.entries()) {
    if (Number.isInteger(source) && source >= 0 && source < layers) continue;
    throw new InputError(
      `layerSources[${index}]`,
      `layer sources ${sources.join(',')}: layer ${index + 1} takes learngene layer ${source}; `
        + `this learngene has layers 0 to ${layers - 1}`,
    );
  }
}

import { invariant } from '../lib/errors.ts';
import type { RandomStream } from '../lib/random.ts';
import { initializeTensors, type Weights } from './learngene.ts';
import type { TensorShape, VitShape } from './vit.ts';
import { blockTensors, embeddingTensors, headTensors } from './vit.ts';

/**
 * TLEG, Transformer as Linear Expansion of learnGene (Xia et al., AAAI 2024): two blocks are stored, θ_A and θ_B,
 * and layer ℓ (counted from 1) of L is θ_B + ((ℓ − 1)/L)·θ_A, tensor by tensor, LayerNorms included. Its Aux-Net
 * is trained in this form, so that gradients reach both blocks through the combination.
 */

/** Share of θ_A in a layer (counted from 0) of `depth`: (ℓ − 1)/L with ℓ = layer + 1. */
export function tlegCoefficient(layer: number, depth: number): number {
  return layer / depth;
}

/** The tensors that are stored: embedding, the blocks `A.*` and `B.*`, norm and head. */
export function tlegTensors(shape: VitShape): readonly TensorShape[] {
  const block = (prefix: string): TensorShape[] =>
    blockTensors(shape).map((tensor) => ({ ...tensor, name: `${prefix}.${tensor.name}` }));
  return [...embeddingTensors(shape), ...block('A'), ...block('B'), ...headTensors(shape)];
}

/**
 * Weights of the Aux-Net before training, in the order of `tlegTensors`: θ_B and all else as from scratch, θ_A's
 * matrices drawn as θ_B's, its biases and norms 0, so that at first the layers differ but little.
 */
export function initializeTleg(shape: VitShape, stream: RandomStream): Weights {
  return new Map([...initializeTensors(tlegTensors(shape), shape, stream)].map(([name, values]) => {
    const isVectorOfA = name.startsWith('A.') && (name.endsWith('.bias') || name.includes('.norm'));
    return [name, isVectorOfA ? values.fill(0) : values];
  }));
}

/**
 * Expands the two blocks to a plain ViT of `depth` layers with timm's names, in float32 as engines compute it.
 * A copy: nothing is shared with `weights`.
 */
export function expandTleg(weights: Weights, shape: VitShape, depth: number): Weights {
  const copies = (tensors: readonly TensorShape[]): [string, Float32Array][] =>
    tensors.map(({ name }) => [name, valuesOf(weights, name).slice()]);
  const layers = Array.from({ length: depth }, (_, layer) =>
    blockTensors(shape).map(({ name }): [string, Float32Array] => [
      `blocks.${layer}.${name}`,
      combined(valuesOf(weights, `A.${name}`), valuesOf(weights, `B.${name}`), Math.fround(tlegCoefficient(layer, depth))),
    ]),
  );
  return new Map([...copies(embeddingTensors(shape)), ...layers.flat(), ...copies(headTensors(shape))]);
}

function combined(slope: Float32Array, base: Float32Array, coefficient: number): Float32Array {
  return base.map((value, i) => value + Math.fround(coefficient * (slope[i] as number)));
}

function valuesOf(weights: Weights, name: string): Float32Array {
  const values = weights.get(name);
  invariant(values, `the weights of a TLEG network hold ${name}`);
  return values;
}

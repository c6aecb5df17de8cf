import { InputError, at, invariant } from '../lib/errors.ts';
import type { RandomStream } from '../lib/random.ts';
import { evenlySpaced } from './layer-selection.ts';
import type { LayerSources } from './layer-sources.ts';
import { initializeWeights, type Weights } from './learngene.ts';
import type { TensorShape, VitShape } from './vit.ts';
import { vitTensors } from './vit.ts';

/**
 * Weight selection from a wider ViT ("Initializing Models with Larger Ones", IMwLM; Xu et al., 2023): rows and columns
 * are taken as they are, of layers that layer-selection.ts chooses.
 */

/** Which of `of` channels a tensor of `count` takes, as the authors' code does: a stride where `of` is a multiple. */
export function evenChannels(of: number, count: number): readonly number[] {
  if (of % count !== 0) return evenlySpaced(of, count);
  return Array.from({ length: count }, (_, i) => (i * of) / count);
}

/** What a narrower network is taken from: the weights and shape of a plain ViT. */
interface WiderNetwork {
  readonly weights: Weights;
  readonly shape: VitShape;
}

/**
 * A ViT of `shape` from a wider one: layer i from layer `sources[i]`, and of each tensor evenly spaced channels in
 * every dimension. q, k and v are three matrices here, so that each keeps to its own and q meets the same channels
 * of k (the authors' code takes evenly from the joint matrix, which is the same where widths divide). The head is
 * taken where the number of classes is the same, else drawn. Throws an InputError when the source is not as wide,
 * or cuts images into other patches.
 */
export function selectWidth(source: WiderNetwork, shape: VitShape, sources: LayerSources, stream: RandomStream): Weights {
  checkWider(source.shape, shape);
  const drawn = initializeWeights(shape, sources.length, stream);
  const wide = new Map(vitTensors(source.shape, 1).map((tensor) => [tensor.name, tensor.shape]));
  return new Map(vitTensors(shape, sources.length).map((tensor) => {
    const { name } = tensor;
    const taken = name.replace(/^blocks\.(\d+)\./, (_, layer: string) => `blocks.${at(sources, Number(layer))}.`);
    if (name.startsWith('head.') && source.shape.classes !== shape.classes) return [name, valuesOf(drawn, name)];
    const from = wide.get(name.replace(/^blocks\.\d+\./, 'blocks.0.'));
    invariant(from, `a ViT has a tensor ${name}`);
    return [name, selectChannels(valuesOf(source.weights, taken), from, tensor)];
  }));
}

/** Evenly spaced rows, columns and so on of a tensor of dimensions `from`, [from…] → [to…]. */
function selectChannels(values: Float32Array, from: readonly number[], to: TensorShape): Float32Array {
  const joined = to.name.includes('attn.qkv') ? 3 : 1;
  const indices = from.map((extent, axis) => {
    const parts = axis === 0 ? joined : 1;
    const inPart = evenChannels(extent / parts, at(to.shape, axis) / parts);
    return Array.from({ length: parts }, (_, part) => inPart.map((index) => index + (part * extent) / parts)).flat();
  });
  // The places of the channels taken, dimension by dimension from the front: row-major, so the last runs fastest.
  const places = indices.reduce<readonly number[]>(
    (found, inAxis, axis) => found.flatMap((place) => inAxis.map((index) => place * at(from, axis) + index)),
    [0],
  );
  return Float32Array.from(places, (place) => at(values, place));
}

/** Throws an InputError unless a network of `shape` can be selected from one of `source`. */
export function checkWider(source: VitShape, shape: VitShape): void {
  const same = [['patch size', 'patchSize'], ['image size', 'imageSize'], ['channels', 'channels']] as const;
  for (const [label, key] of same) {
    if (source[key] === shape[key]) continue;
    throw new InputError('ancestor', `ancestor of ${label} ${source[key]}: the Des-Nets have ${shape[key]}; choose an ancestor that has the same`);
  }
  const sizes = [['width', source.dim, shape.dim], ['MLP width', source.dim * source.mlpRatio, shape.dim * shape.mlpRatio]] as const;
  for (const [label, wide, narrow] of sizes) {
    if (wide >= narrow) continue;
    throw new InputError('ancestor', `ancestor of ${label} ${wide}: is narrower than the Des-Nets of ${narrow}; choose an ancestor at least as wide`);
  }
}

function valuesOf(weights: Weights, name: string): Float32Array {
  const values = weights.get(name);
  invariant(values, `the network holds ${name}`);
  return values;
}

import { strategyNamed, type StrategyName } from './strategy.ts';
import { vanillaLgLayers } from './vanilla-lg.ts';
import type { VitShape } from './vit.ts';
import { tokenCount } from './vit.ts';

/** Parameters of a ViT of `depth` layers without class token: "Params" of Tables 1 to 5. */
export function parameterCount(shape: VitShape, depth: number): number {
  const { dim, patchSize, channels, classes } = shape;
  const patchEmbedding = (patchSize ** 2 * channels + 1) * dim;
  const positions = tokenCount(shape) * dim;
  const finalNorm = 2 * dim;
  const head = (dim + 1) * classes;
  return depth * blockParameterCount(shape) + patchEmbedding + positions + finalNorm + head;
}

/** Parameters of one block. */
function blockParameterCount({ dim, mlpRatio }: VitShape): number {
  return (4 + 2 * mlpRatio) * dim ** 2 + (9 + mlpRatio) * dim;
}

/** Multiply-accumulates of one image's forward pass through `depth` layers; biases, norms and GELU not counted. */
export function macCount(shape: VitShape, depth: number): number {
  const { dim, mlpRatio, patchSize, channels, classes } = shape;
  const tokens = tokenCount(shape);
  const block = (4 + 2 * mlpRatio) * tokens * dim ** 2 + 2 * tokens ** 2 * dim;
  return depth * block + tokens * patchSize ** 2 * channels * dim + dim * classes;
}

/**
 * "FLOPs" of one image's forward pass as Tables 1 to 5 count them: a matrix product at one per
 * multiply-accumulate, LayerNorm at five per element (two norms a layer), and a final norm of one pooled token.
 */
export function flopCount(shape: VitShape, depth: number): number {
  const layerNorms = 5 * tokenCount(shape) * shape.dim * 2 * depth;
  return macCount(shape, depth) + layerNorms + 5 * shape.dim;
}

/**
 * Parameters stored to initialise Des-Nets ("P-S" of Table 2): `storedLayers` learngene layers with patch
 * embedding, position embedding, final norm and head. Five layers of DeiT-B make the paper's 37.0 M.
 */
export function storedParameterCount(shape: VitShape, storedLayers: number): number {
  return parameterCount(shape, storedLayers);
}

/** What a strategy's Des-Nets are made from. */
export interface StoredFor {
  readonly strategy: StrategyName;
  /** Of the Des-Nets. */
  readonly shape: VitShape;
  /** M, the learngene's layers. */
  readonly stages: number;
  /** L, the Des-Net's layers; what is stored for `trained` depends on it. */
  readonly depth: number;
  /** The network that Vanilla-LG and weight selection take from; only an ancestor has another shape. */
  readonly source: { readonly shape: VitShape; readonly depth: number };
}

/**
 * Parameters that a strategy must store to initialise its Des-Nets, of any depth it can reach: M blocks of a
 * learngene, two of TLEG, all of a network that layers are selected from, each with embedding, norm and head;
 * of Vanilla-LG three blocks alone; of `trained` the network of that one depth; of data-free strategies nothing.
 */
export function storedParametersFor({ strategy, shape, stages, depth, source }: StoredFor): number {
  if (strategy === 'vanilla-lg') return Math.min(vanillaLgLayers, source.depth) * blockParameterCount(shape);
  const counts = {
    'aux-net': () => storedParameterCount(shape, stages),
    'vanilla-net': () => storedParameterCount(shape, stages),
    'tleg-net': () => storedParameterCount(shape, 2),
    'deep-net': () => storedParameterCount(shape, source.depth),
    ancestor: () => storedParameterCount(source.shape, source.depth),
    trained: () => storedParameterCount(shape, depth),
    none: () => 0,
  };
  return counts[strategyNamed(strategy).needs]();
}

/**
 * How many times fewer parameters one learngene stores than one trained network for each of `depths` (Table 2's
 * 20 ×).
 */
export function storageRatio(shape: VitShape, storedLayers: number, depths: readonly number[]): number {
  const separate = depths.reduce((sum, depth) => sum + parameterCount(shape, depth), 0);
  return separate / storedParameterCount(shape, storedLayers);
}

/** Epochs spent once on the learngene, then on each of `networks` Des-Nets. From scratch: `learngene` is 0. */
export interface EpochBudget {
  readonly learngene: number;
  readonly perNetwork: number;
  readonly networks: number;
}

/** Training cost as the paper counts it, in epochs whatever their networks cost: 100 + 10·5 (Section 4.2). */
export function trainingEpochs({ learngene, perNetwork, networks }: EpochBudget): number {
  return learngene + networks * perNetwork;
}

/** One network's training: it sees `samples` images (with repetition). */
export interface TrainingShare {
  readonly depth: number;
  readonly samples: number;
}

/** Training cost in sample·FLOPs: images seen times the FLOPs of one forward pass, summed over the networks. */
export function trainingSampleFlops(shape: VitShape, networks: readonly TrainingShare[]): number {
  return networks.reduce((sum, { depth, samples }) => sum + samples * flopCount(shape, depth), 0);
}

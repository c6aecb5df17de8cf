import { invariant } from '../../lib/errors.ts';
import { tlegTensors } from '../../sws/tleg.ts';
import { tokenCount, vitTensors, type TensorShape, type VitShape } from '../../sws/vit.ts';

/**
 * A network as the engine sees it: stored blocks and how its layers come from them.
 * - `shared`: layer i is the stored block layerSources[i] (Aux-Net, Des-Net, any ViT);
 * - `linear`: layer ℓ of `depth` is θ_B + ((ℓ − 1)/depth)·θ_A (TLEG), blocks stored as `A.*` and `B.*`.
 */
export type NetworkSpec = { readonly shape: VitShape } & (
  | { readonly expansion: 'shared'; readonly layerSources: readonly number[]; readonly storedLayers: number }
  | { readonly expansion: 'linear'; readonly depth: number }
);

/** A ViT of `depth` layers with weights of their own. */
export function plainVit(shape: VitShape, depth: number): NetworkSpec {
  return { shape, expansion: 'shared', layerSources: Array.from({ length: depth }, (_, i) => i), storedLayers: depth };
}

export function depthOf(network: NetworkSpec): number {
  return network.expansion === 'shared' ? network.layerSources.length : network.depth;
}

/** The tensors a network stores, in the order of its state. */
export function storedTensors(network: NetworkSpec): readonly TensorShape[] {
  const { shape } = network;
  return network.expansion === 'shared' ? vitTensors(shape, network.storedLayers) : tlegTensors(shape);
}

/** Whether weight decay applies: not to 1-D tensors and not to the position embedding. */
export function decays(tensor: TensorShape): boolean {
  return tensor.shape.length > 1 && tensor.name !== 'pos_embed';
}

/** Sizes that every part of a plan needs. */
export interface PlanSizes extends VitShape {
  readonly batch: number;
  readonly tokens: number;
  /** batch · tokens */
  readonly rows: number;
  readonly headDim: number;
  readonly hidden: number;
  /** channels · patchSize² */
  readonly patchElements: number;
}

export function planSizes(shape: VitShape, batch: number): PlanSizes {
  const tokens = tokenCount(shape);
  invariant(Number.isInteger(tokens) && shape.dim % shape.heads === 0, 'a checked ViT shape');
  return {
    ...shape,
    batch,
    tokens,
    rows: batch * tokens,
    headDim: shape.dim / shape.heads,
    hidden: shape.dim * shape.mlpRatio,
    patchElements: shape.channels * shape.patchSize ** 2,
  };
}

/**
 * The forward pass: patches → embedding → pre-LN blocks → norm → mean over tokens → head, without class
 * token as the authors' Aux-Net. What the backward pass needs again is returned, so that each op is planned once.
 */
import { invariant } from '../../lib/errors.ts';
import { tlegCoefficient } from '../../sws/tleg.ts';
import {
  affineOf,
  blockOf,
  listOf,
  planBlockActivations,
  type BlockBuffers,
  type TensorBuffers,
} from './block-parameters.ts';
import type { BufferId, BufferSpec } from './buffer.ts';
import { depthOf, type NetworkSpec, type PlanSizes } from './network-spec.ts';
import type { PlanBuilder } from './plan-builder.ts';

/** DeiT's LayerNorm ε. */
const EPSILON = 1e-6;

/** Buffers that a LayerNorm keeps for its backward pass. */
export interface NormTape {
  readonly x: BufferId;
  readonly mean: BufferId;
  readonly rstd: BufferId;
  readonly y: BufferId;
}

/** Buffers that a block keeps for its backward pass. */
export interface BlockTape {
  readonly parameters: BlockBuffers;
  readonly norm1: NormTape;
  readonly qkv: BufferId;
  readonly logSumExp: BufferId;
  readonly attention: BufferId;
  readonly norm2: NormTape;
  readonly preActivation: BufferId;
  readonly hidden: BufferId;
}

export interface ForwardTape {
  readonly patches: BufferId;
  readonly blocks: readonly BlockTape[];
  readonly norm: NormTape;
  readonly pooled: BufferId;
  readonly logits: BufferId;
}

export interface ForwardOptions {
  readonly builder: PlanBuilder;
  readonly network: NetworkSpec;
  readonly tensors: TensorBuffers;
  readonly sizes: PlanSizes;
  readonly images: { readonly images: BufferId; readonly augmentation?: BufferId };
  readonly normalisation: Normalisation;
  readonly owner: BufferSpec['network'];
  /** Keep the output of the embedding and of each block (`embed`, `block0` …), to be read after a run. */
  readonly probes: boolean;
  /** Report the logits. */
  readonly reportLogits: boolean;
}

/** Mean and standard deviation of each channel, of values scaled to 0 … 1. */
export interface Normalisation {
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

export function planForward(options: ForwardOptions): ForwardTape {
  const { builder, network, tensors, sizes, owner } = options;
  const { rows, dim, batch, tokens, classes } = sizes;
  const named = (name: string): string => (owner === 'student' ? name : `${owner}.${name}`);
  const stream = (name: string): BufferId =>
    builder.buffer(named(name), options.probes ? 'output' : 'activation', [batch, tokens, dim]);

  const patches = planPatches(options, named('patches'));
  let x = stream('embed');
  builder.emit({
    kind: 'linear',
    inputs: { x: patches, ...affineOf(tensors, 'patch_embed.proj'), residual: tensors('pos_embed') },
    outputs: { y: x },
    gelu: false,
  });
  const blocks = Array.from({ length: depthOf(network) }, (_, layer) => {
    const y = stream(`block${layer}`);
    const tape = planBlock(options, layerParameters(options, layer), named(`layer${layer}`), x, y);
    x = y;
    return tape;
  });
  const norm = planNorm(builder, affineOf(tensors, 'norm'), named('norm'), x, rows, dim);
  const pooled = builder.activation(named('pooled'), batch, dim);
  builder.emit({ kind: 'mean-pool', inputs: { x: norm.y }, outputs: { y: pooled }, batch, tokens, dim });
  const logits = builder.buffer(named('logits'), options.reportLogits ? 'output' : 'activation', [batch, classes]);
  builder.emit({ kind: 'linear', inputs: { x: pooled, ...affineOf(tensors, 'head') }, outputs: { y: logits }, gelu: false });
  return { patches, blocks, norm, pooled, logits };
}

function planPatches({ builder, sizes, images, normalisation }: ForwardOptions, name: string): BufferId {
  const { batch, imageSize, patchSize, channels, rows, patchElements } = sizes;
  const patches = builder.activation(name, rows, patchElements);
  builder.emit({
    kind: 'patches',
    inputs: images,
    outputs: { patches },
    batch,
    imageSize,
    patchSize,
    channels,
    mean: normalisation.mean,
    std: normalisation.std,
  });
  return patches;
}

/** The weights that a layer uses: a stored block's own, or a combination of TLEG's two. */
function layerParameters({ builder, network, tensors }: ForwardOptions, layer: number): BlockBuffers {
  if (network.expansion === 'shared') {
    const source = network.layerSources[layer];
    invariant(source !== undefined && source < network.storedLayers, `layer ${layer} takes a stored block`);
    return blockOf(tensors, `blocks.${source}`);
  }
  const combined = planBlockActivations(builder, network, `layer${layer}`);
  builder.emit({
    kind: 'linear-combination',
    inputs: { base: listOf(blockOf(tensors, 'B')), slope: listOf(blockOf(tensors, 'A')) },
    outputs: { combined: listOf(combined) },
    coefficient: tlegCoefficient(layer, network.depth),
  });
  return combined;
}

function planBlock(options: ForwardOptions, parameters: BlockBuffers, name: string, x: BufferId, y: BufferId): BlockTape {
  const { builder, sizes } = options;
  const { rows, dim, hidden: hiddenDim, batch, tokens, heads, headDim } = sizes;
  const activation = (part: string, columns: number): BufferId => builder.activation(`${name}.${part}`, rows, columns);

  const norm1 = planNorm(builder, parameters.norm1, `${name}.norm1`, x, rows, dim);
  const qkv = activation('qkv', 3 * dim);
  builder.emit({ kind: 'linear', inputs: { x: norm1.y, ...parameters.qkv }, outputs: { y: qkv }, gelu: false });
  const attention = activation('attention', dim);
  const logSumExp = builder.activation(`${name}.logSumExp`, batch, heads, tokens);
  builder.emit({ kind: 'attention', inputs: { qkv }, outputs: { y: attention, logSumExp }, batch, tokens, heads, headDim });
  const middle = activation('middle', dim);
  builder.emit({ kind: 'linear', inputs: { x: attention, ...parameters.proj, residual: x }, outputs: { y: middle }, gelu: false });

  const norm2 = planNorm(builder, parameters.norm2, `${name}.norm2`, middle, rows, dim);
  const preActivation = activation('preActivation', hiddenDim);
  const hidden = activation('hidden', hiddenDim);
  builder.emit({ kind: 'linear', inputs: { x: norm2.y, ...parameters.fc1 }, outputs: { y: hidden, preActivation }, gelu: true });
  builder.emit({ kind: 'linear', inputs: { x: hidden, ...parameters.fc2, residual: middle }, outputs: { y }, gelu: false });
  return { parameters, norm1, qkv, logSumExp, attention, norm2, preActivation, hidden };
}

function planNorm(
  builder: PlanBuilder,
  affine: { weight: BufferId; bias: BufferId },
  name: string,
  x: BufferId,
  rows: number,
  dim: number,
): NormTape {
  const y = builder.activation(`${name}.y`, rows, dim);
  const mean = builder.activation(`${name}.mean`, rows);
  const rstd = builder.activation(`${name}.rstd`, rows);
  builder.emit({ kind: 'layer-norm', inputs: { x, ...affine }, outputs: { y, mean, rstd }, epsilon: EPSILON });
  return { x, mean, rstd, y };
}

/**
 * The backward pass, derived by hand from forward.ts and read from its last op to its first. A stage's
 * layers all write the same gradient buffers: the first to come overwrites, the others accumulate.
 */
import { tlegCoefficient } from '../../sws/tleg.ts';
import {
  affineOf,
  blockOf,
  listOf,
  planBlockActivations,
  type Affine,
  type BlockBuffers,
  type TensorBuffers,
} from './block-parameters.ts';
import type { BufferId } from './buffer.ts';
import type { BlockTape, ForwardTape, NormTape } from './forward.ts';
import type { NetworkSpec, PlanSizes } from './network-spec.ts';
import type { PlanBuilder } from './plan-builder.ts';

export interface BackwardOptions {
  readonly builder: PlanBuilder;
  readonly network: NetworkSpec;
  readonly tensors: TensorBuffers;
  /** Gradient buffers under the names of the stored tensors. */
  readonly gradients: TensorBuffers;
  readonly sizes: PlanSizes;
  readonly tape: ForwardTape;
  readonly dLogits: BufferId;
}

/** Remembers which gradients were written, so that later contributions are added. */
class FirstTouch {
  readonly #seen = new Set<BufferId>();

  /** Whether this contribution must accumulate. */
  accumulate(gradient: BufferId): boolean {
    if (this.#seen.has(gradient)) return true;
    this.#seen.add(gradient);
    return false;
  }
}

export function planBackward(options: BackwardOptions): void {
  const { builder, tensors, gradients, sizes, tape, dLogits } = options;
  const { rows, dim, batch, tokens } = sizes;
  const touch = new FirstTouch();

  const head = affineOf(tensors, 'head');
  planWeightGradient(builder, touch, dLogits, tape.pooled, affineOf(gradients, 'head'));
  const dPooled = planInputGradient(builder, 'dPooled', dLogits, head.weight, [batch, dim]);
  const dNormed = builder.activation('dNormed', rows, dim);
  builder.emit({ kind: 'mean-pool-gradient', inputs: { dy: dPooled }, outputs: { dx: dNormed }, batch, tokens, dim });
  const normWeight = affineOf(tensors, 'norm').weight;
  let dx = planNormGradient(options, touch, 'dNorm', dNormed, tape.norm, normWeight, affineOf(gradients, 'norm'));
  tape.blocks.toReversed().forEach((block, fromEnd) => {
    dx = planLayerGradient(options, touch, tape.blocks.length - 1 - fromEnd, block, dx);
  });
  planWeightGradient(builder, touch, dx, tape.patches, affineOf(gradients, 'patch_embed.proj'));
  builder.emit({
    kind: 'batch-sum',
    inputs: { x: dx },
    outputs: { sum: gradients('pos_embed') },
    batch,
    elements: tokens * dim,
  });
}

/** One layer's gradients, in its stored block's buffers or, for TLEG, through the combination to both blocks. */
function planLayerGradient(options: BackwardOptions, touch: FirstTouch, layer: number, tape: BlockTape, dy: BufferId): BufferId {
  const { builder, network, gradients } = options;
  const name = `dLayer${layer}`;
  if (network.expansion === 'shared') {
    const target = blockOf(gradients, `blocks.${network.layerSources[layer]}`);
    return planBlockGradient(options, touch, name, tape, target, dy);
  }
  const dCombined = planBlockActivations(builder, network, name);
  const dx = planBlockGradient(options, touch, name, tape, dCombined, dy);
  const dBase = listOf(blockOf(gradients, 'B'));
  builder.emit({
    kind: 'linear-combination-gradient',
    inputs: { dCombined: listOf(dCombined) },
    outputs: { dBase, dSlope: listOf(blockOf(gradients, 'A')) },
    coefficient: tlegCoefficient(layer, network.depth),
    accumulate: touch.accumulate(dBase[0] ?? -1),
  });
  return dx;
}

function planBlockGradient(
  options: BackwardOptions,
  touch: FirstTouch,
  name: string,
  tape: BlockTape,
  target: BlockBuffers,
  dy: BufferId,
): BufferId {
  const { builder, sizes } = options;
  const { rows, dim, hidden, batch, tokens, heads, headDim } = sizes;
  const { parameters, norm1, norm2 } = tape;

  planWeightGradient(builder, touch, dy, tape.hidden, target.fc2);
  const dHidden = planInputGradient(builder, `${name}.hidden`, dy, parameters.fc2.weight, [rows, hidden], tape.preActivation);
  planWeightGradient(builder, touch, dHidden, norm2.y, target.fc1);
  const dNorm2 = planInputGradient(builder, `${name}.norm2.y`, dHidden, parameters.fc1.weight, [rows, dim]);
  const dMiddle = planNormGradient(options, touch, `${name}.middle`, dNorm2, norm2, parameters.norm2.weight, target.norm2, dy);

  planWeightGradient(builder, touch, dMiddle, tape.attention, target.proj);
  const dAttention = planInputGradient(builder, `${name}.attention`, dMiddle, parameters.proj.weight, [rows, dim]);
  const dQkv = builder.activation(`${name}.qkv`, rows, 3 * dim);
  const { qkv, attention: y, logSumExp } = tape;
  builder.emit({
    kind: 'attention-gradient',
    inputs: { dy: dAttention, qkv, y, logSumExp },
    outputs: { dQkv },
    batch,
    tokens,
    heads,
    headDim,
  });
  planWeightGradient(builder, touch, dQkv, norm1.y, target.qkv);
  const dNorm1 = planInputGradient(builder, `${name}.norm1.y`, dQkv, parameters.qkv.weight, [rows, dim]);
  return planNormGradient(options, touch, `${name}.x`, dNorm1, norm1, parameters.norm1.weight, target.norm1, dMiddle);
}

function planWeightGradient(builder: PlanBuilder, touch: FirstTouch, dy: BufferId, x: BufferId, target: Affine): void {
  builder.emit({
    kind: 'linear-weight-gradient',
    inputs: { dy, x },
    outputs: { dWeight: target.weight, dBias: target.bias },
    accumulate: touch.accumulate(target.weight),
  });
}

function planInputGradient(
  builder: PlanBuilder,
  name: string,
  dy: BufferId,
  weight: BufferId,
  shape: readonly number[],
  preActivation?: BufferId,
): BufferId {
  const dx = builder.activation(name, ...shape);
  const inputs = preActivation === undefined ? { dy, weight } : { dy, weight, preActivation };
  builder.emit({ kind: 'linear-input-gradient', inputs, outputs: { dx } });
  return dx;
}

function planNormGradient(
  { builder, sizes }: BackwardOptions,
  touch: FirstTouch,
  name: string,
  dy: BufferId,
  { x, mean, rstd }: NormTape,
  weight: BufferId,
  target: Affine,
  residual?: BufferId,
): BufferId {
  const dx = builder.activation(name, sizes.rows, sizes.dim);
  const inputs = { dy, x, mean, rstd, weight };
  builder.emit({
    kind: 'layer-norm-gradient',
    inputs: residual === undefined ? inputs : { ...inputs, residual },
    outputs: { dx, dWeight: target.weight, dBias: target.bias },
    accumulate: touch.accumulate(target.weight),
  });
  return dx;
}

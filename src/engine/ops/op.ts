import type { BufferId } from '../plan/buffer.ts';
import type { AdamWOp } from './adamw/adamw.ts';
import type { AttentionGradientOp, AttentionOp } from './attention/attention.ts';
import type { BatchSumOp } from './batch-sum/batch-sum.ts';
import type { DistillationLossOp } from './distillation-loss/distillation-loss.ts';
import type { GlobalNormOp } from './global-norm/global-norm.ts';
import type { LayerNormGradientOp, LayerNormOp } from './layer-norm/layer-norm.ts';
import type { LinearCombinationGradientOp, LinearCombinationOp } from './linear-combination/linear-combination.ts';
import type { LinearInputGradientOp, LinearOp, LinearWeightGradientOp } from './linear/linear.ts';
import type { MeanPoolGradientOp, MeanPoolOp } from './mean-pool/mean-pool.ts';
import type { PatchesOp } from './patches/patches.ts';

/** One operation of a step plan. */
export type Op =
  | PatchesOp
  | LinearOp
  | LinearInputGradientOp
  | LinearWeightGradientOp
  | LayerNormOp
  | LayerNormGradientOp
  | AttentionOp
  | AttentionGradientOp
  | MeanPoolOp
  | MeanPoolGradientOp
  | BatchSumOp
  | DistillationLossOp
  | LinearCombinationOp
  | LinearCombinationGradientOp
  | GlobalNormOp
  | AdamWOp;

export type OpKind = Op['kind'];
export type OpOfKind<K extends OpKind> = Extract<Op, { kind: K }>;

type Operands = Readonly<Record<string, BufferId | readonly BufferId[] | undefined>>;

function flatten(operands: object): BufferId[] {
  return Object.values(operands as Operands).flatMap((operand) => operand ?? []);
}

/** The buffers an op changes. */
export function buffersWritten(op: Op): readonly BufferId[] {
  return flatten(op.outputs);
}

/** The buffers whose earlier contents an op needs: its inputs, and its outputs where it adds to them. */
export function buffersRead(op: Op): readonly BufferId[] {
  const inPlace = op.kind === 'adamw' || ('accumulate' in op && op.accumulate);
  return inPlace ? [...flatten(op.inputs), ...flatten(op.outputs)] : flatten(op.inputs);
}

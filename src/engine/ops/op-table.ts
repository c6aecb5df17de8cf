import { adamW } from './adamw/adamw.ts';
import { adamWReference } from './adamw/reference.ts';
import { attention, attentionGradient } from './attention/attention.ts';
import { attentionGradientReference, attentionReference } from './attention/reference.ts';
import { batchSum } from './batch-sum/batch-sum.ts';
import { batchSumReference } from './batch-sum/reference.ts';
import { distillationLoss } from './distillation-loss/distillation-loss.ts';
import { distillationLossReference } from './distillation-loss/reference.ts';
import { globalNorm } from './global-norm/global-norm.ts';
import { globalNormReference } from './global-norm/reference.ts';
import { layerNorm, layerNormGradient } from './layer-norm/layer-norm.ts';
import { layerNormGradientReference, layerNormReference } from './layer-norm/reference.ts';
import { linearCombination, linearCombinationGradient } from './linear-combination/linear-combination.ts';
import { linearCombinationGradientReference, linearCombinationReference } from './linear-combination/reference.ts';
import { linear, linearInputGradient, linearWeightGradient } from './linear/linear.ts';
import { linearInputGradientReference, linearReference, linearWeightGradientReference } from './linear/reference.ts';
import { meanPool, meanPoolGradient } from './mean-pool/mean-pool.ts';
import { meanPoolGradientReference, meanPoolReference } from './mean-pool/reference.ts';
import type { Op, OpKind, OpOfKind } from './op.ts';
import type { OpRule, Reference, ShapeOf } from './op-definition.ts';
import { patches } from './patches/patches.ts';
import { patchesReference } from './patches/reference.ts';

interface OpDefinition<O> {
  readonly rule: OpRule<O>;
  readonly reference: Reference<O>;
}

/** Every op kind: its shape rule, its cost and its float64 reference. */
export const opTable: { readonly [K in OpKind]: OpDefinition<OpOfKind<K>> } = {
  patches: { rule: patches, reference: patchesReference },
  linear: { rule: linear, reference: linearReference },
  'linear-input-gradient': { rule: linearInputGradient, reference: linearInputGradientReference },
  'linear-weight-gradient': { rule: linearWeightGradient, reference: linearWeightGradientReference },
  'layer-norm': { rule: layerNorm, reference: layerNormReference },
  'layer-norm-gradient': { rule: layerNormGradient, reference: layerNormGradientReference },
  attention: { rule: attention, reference: attentionReference },
  'attention-gradient': { rule: attentionGradient, reference: attentionGradientReference },
  'mean-pool': { rule: meanPool, reference: meanPoolReference },
  'mean-pool-gradient': { rule: meanPoolGradient, reference: meanPoolGradientReference },
  'batch-sum': { rule: batchSum, reference: batchSumReference },
  'distillation-loss': { rule: distillationLoss, reference: distillationLossReference },
  'linear-combination': { rule: linearCombination, reference: linearCombinationReference },
  'linear-combination-gradient': { rule: linearCombinationGradient, reference: linearCombinationGradientReference },
  'global-norm': { rule: globalNorm, reference: globalNormReference },
  adamw: { rule: adamW, reference: adamWReference },
};

/** The definition of an op's kind, typed for any op: the table guarantees that kinds match. */
export function definitionOf(op: Op): OpDefinition<Op> {
  return opTable[op.kind] as unknown as OpDefinition<Op>;
}

/** Multiply-accumulates of a list of ops. */
export function macsOf(ops: readonly Op[], shapeOf: ShapeOf): number {
  return ops.reduce((sum, op) => sum + definitionOf(op).rule.macs(op, shapeOf), 0);
}

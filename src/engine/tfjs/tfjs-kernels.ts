import { adamWTfjs } from '../ops/adamw/tfjs.ts';
import { attentionGradientTfjs, attentionTfjs } from '../ops/attention/tfjs.ts';
import { batchSumTfjs } from '../ops/batch-sum/tfjs.ts';
import { distillationLossTfjs } from '../ops/distillation-loss/tfjs.ts';
import { globalNormTfjs } from '../ops/global-norm/tfjs.ts';
import { layerNormGradientTfjs, layerNormTfjs } from '../ops/layer-norm/tfjs.ts';
import { linearCombinationGradientTfjs, linearCombinationTfjs } from '../ops/linear-combination/tfjs.ts';
import { linearInputGradientTfjs, linearTfjs, linearWeightGradientTfjs } from '../ops/linear/tfjs.ts';
import { meanPoolGradientTfjs, meanPoolTfjs } from '../ops/mean-pool/tfjs.ts';
import type { OpKind, OpOfKind } from '../ops/op.ts';
import { patchesTfjs } from '../ops/patches/tfjs.ts';
import type { TfjsKernel } from './tfjs-kernel.ts';

/** Every op kind by stock tfjs ops. */
export const tfjsKernels: { readonly [K in OpKind]: TfjsKernel<OpOfKind<K>> } = {
  patches: patchesTfjs,
  linear: linearTfjs,
  'linear-input-gradient': linearInputGradientTfjs,
  'linear-weight-gradient': linearWeightGradientTfjs,
  'layer-norm': layerNormTfjs,
  'layer-norm-gradient': layerNormGradientTfjs,
  attention: attentionTfjs,
  'attention-gradient': attentionGradientTfjs,
  'mean-pool': meanPoolTfjs,
  'mean-pool-gradient': meanPoolGradientTfjs,
  'batch-sum': batchSumTfjs,
  'distillation-loss': distillationLossTfjs,
  'linear-combination': linearCombinationTfjs,
  'linear-combination-gradient': linearCombinationGradientTfjs,
  'global-norm': globalNormTfjs,
  adamw: adamWTfjs,
};

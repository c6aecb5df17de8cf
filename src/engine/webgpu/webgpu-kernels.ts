import { adamWWebGpu } from '../ops/adamw/webgpu.ts';
import { attentionGradientWebGpu, attentionWebGpu } from '../ops/attention/webgpu.ts';
import { batchSumWebGpu } from '../ops/batch-sum/webgpu.ts';
import { distillationLossWebGpu } from '../ops/distillation-loss/webgpu.ts';
import { globalNormWebGpu } from '../ops/global-norm/webgpu.ts';
import { layerNormGradientWebGpu, layerNormWebGpu } from '../ops/layer-norm/webgpu.ts';
import { linearCombinationGradientWebGpu, linearCombinationWebGpu } from '../ops/linear-combination/webgpu.ts';
import { linearInputGradientWebGpu, linearWebGpu, linearWeightGradientWebGpu } from '../ops/linear/webgpu.ts';
import { meanPoolGradientWebGpu, meanPoolWebGpu } from '../ops/mean-pool/webgpu.ts';
import type { OpKind, OpOfKind } from '../ops/op.ts';
import { patchesWebGpu } from '../ops/patches/webgpu.ts';
import type { WebGpuKernel } from './webgpu-kernel.ts';

/** Every op kind as dispatches of our own shaders. */
export const webGpuKernels: { readonly [K in OpKind]: WebGpuKernel<OpOfKind<K>> } = {
  patches: patchesWebGpu,
  linear: linearWebGpu,
  'linear-input-gradient': linearInputGradientWebGpu,
  'linear-weight-gradient': linearWeightGradientWebGpu,
  'layer-norm': layerNormWebGpu,
  'layer-norm-gradient': layerNormGradientWebGpu,
  attention: attentionWebGpu,
  'attention-gradient': attentionGradientWebGpu,
  'mean-pool': meanPoolWebGpu,
  'mean-pool-gradient': meanPoolGradientWebGpu,
  'batch-sum': batchSumWebGpu,
  'distillation-loss': distillationLossWebGpu,
  'linear-combination': linearCombinationWebGpu,
  'linear-combination-gradient': linearCombinationGradientWebGpu,
  'global-norm': globalNormWebGpu,
  adamw: adamWWebGpu,
};

import { attentionGradientWasm, attentionWasm } from '../ops/attention/wasm.ts';
import { batchSumWasm } from '../ops/batch-sum/wasm.ts';
import { distillationLossWasm } from '../ops/distillation-loss/wasm.ts';
import { layerNormGradientWasm, layerNormWasm } from '../ops/layer-norm/wasm.ts';
import { linearCombinationGradientWasm, linearCombinationWasm } from '../ops/linear-combination/wasm.ts';
import { linearInputGradientWasm, linearWasm, linearWeightGradientWasm } from '../ops/linear/wasm.ts';
import { meanPoolGradientWasm, meanPoolWasm } from '../ops/mean-pool/wasm.ts';
import type { OpKind, OpOfKind } from '../ops/op.ts';
import { patchesWasm } from '../ops/patches/wasm.ts';
import type { WasmKernel } from './wasm-kernel.ts';

/** The ops whose work splits by images; the update (global norm, AdamW) splits by parameters, see update-program.ts. */
export type ImageOpKind = Exclude<OpKind, 'global-norm' | 'adamw'>;

/** Every image op as calls of our kernels. */
export const wasmKernels: { readonly [K in ImageOpKind]: WasmKernel<OpOfKind<K>> } = {
  patches: patchesWasm,
  linear: linearWasm,
  'linear-input-gradient': linearInputGradientWasm,
  'linear-weight-gradient': linearWeightGradientWasm,
  'layer-norm': layerNormWasm,
  'layer-norm-gradient': layerNormGradientWasm,
  attention: attentionWasm,
  'attention-gradient': attentionGradientWasm,
  'mean-pool': meanPoolWasm,
  'mean-pool-gradient': meanPoolGradientWasm,
  'batch-sum': batchSumWasm,
  'distillation-loss': distillationLossWasm,
  'linear-combination': linearCombinationWasm,
  'linear-combination-gradient': linearCombinationGradientWasm,
};

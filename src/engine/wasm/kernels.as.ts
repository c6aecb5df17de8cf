// Everything the wasm engine calls. Addresses are byte offsets into the one memory that all threads share.
export { gemm, transpose } from "./gemm.as";
export { adamW } from "../ops/adamw/adamw.as";
export { attention, attentionGradient } from "../ops/attention/attention.as";
export { distillationLoss } from "../ops/distillation-loss/distillation-loss.as";
export { addParts, norm, sumOfSquares } from "../ops/global-norm/global-norm.as";
export { layerNorm, layerNormGradient } from "../ops/layer-norm/layer-norm.as";
export { combine, copy, scale } from "../ops/linear-combination/linear-combination.as";
export { addRows, columnSums, gelu, geluGradient } from "../ops/linear/linear.as";
export { meanPool, meanPoolGradient } from "../ops/mean-pool/mean-pool.as";
export { patches } from "../ops/patches/patches.as";

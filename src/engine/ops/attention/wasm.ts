import type { WasmKernel } from '../../wasm/wasm-kernel.ts';
import type { AttentionGradientOp, AttentionOp } from './attention.ts';

export const attentionWasm: WasmKernel<AttentionOp> = (op, { address, call, scratch }) => {
  const { inputs, outputs, batch, tokens, heads, headDim } = op;
  const memory = scratch((headDim + tokens) * padded(tokens));
  call('attention', address(inputs.qkv), address(outputs.y), address(outputs.logSumExp), memory, batch, tokens, heads, headDim);
};

export const attentionGradientWasm: WasmKernel<AttentionGradientOp> = (op, { address, call, scratch }) => {
  const { inputs, outputs, batch, tokens, heads, headDim } = op;
  const memory = scratch((headDim + 2 * tokens) * padded(tokens));
  const operands = [inputs.dy, inputs.qkv, inputs.y, inputs.logSumExp, outputs.dQkv].map(address);
  call('attentionGradient', ...operands, memory, batch, tokens, heads, headDim);
};

/** Rows of scores are padded to whole vectors. */
function padded(tokens: number): number {
  return Math.ceil(tokens / 4) * 4;
}

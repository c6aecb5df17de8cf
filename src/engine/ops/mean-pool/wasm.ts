import type { WasmKernel } from '../../wasm/wasm-kernel.ts';
import type { MeanPoolGradientOp, MeanPoolOp } from './mean-pool.ts';

export const meanPoolWasm: WasmKernel<MeanPoolOp> = ({ inputs, outputs, batch, tokens, dim }, { address, call }) => {
  call('meanPool', address(inputs.x), address(outputs.y), batch, tokens, dim);
};

export const meanPoolGradientWasm: WasmKernel<MeanPoolGradientOp> = ({ inputs, outputs, batch, tokens, dim }, { address, call }) => {
  call('meanPoolGradient', address(inputs.dy), address(outputs.dx), batch, tokens, dim);
};

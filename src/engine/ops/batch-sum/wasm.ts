import type { WasmKernel } from '../../wasm/wasm-kernel.ts';
import type { BatchSumOp } from './batch-sum.ts';

export const batchSumWasm: WasmKernel<BatchSumOp> = ({ inputs, outputs, batch, elements }, { address, call }) => {
  call('columnSums', address(inputs.x), address(outputs.sum), batch, elements, 0);
};

import { at } from '../../../lib/errors.ts';
import { elementCount } from '../../plan/buffer.ts';
import type { WasmKernel } from '../../wasm/wasm-kernel.ts';
import type { LinearCombinationGradientOp, LinearCombinationOp } from './linear-combination.ts';

export const linearCombinationWasm: WasmKernel<LinearCombinationOp> = ({ inputs, outputs, coefficient }, context) => {
  const { address, call, shapeOf } = context;
  outputs.combined.forEach((buffer, tensor) => {
    const [base, slope] = [address(at(inputs.base, tensor)), address(at(inputs.slope, tensor))];
    call('combine', base, slope, coefficient, address(buffer), elementCount(shapeOf(buffer)), 0);
  });
};

export const linearCombinationGradientWasm: WasmKernel<LinearCombinationGradientOp> = (op, { address, call, shapeOf }) => {
  const { inputs, outputs, coefficient } = op;
  inputs.dCombined.forEach((buffer, tensor) => {
    const count = elementCount(shapeOf(buffer));
    call('scale', address(buffer), 1, address(at(outputs.dBase, tensor)), count, Number(op.accumulate));
    call('scale', address(buffer), coefficient, address(at(outputs.dSlope, tensor)), count, Number(op.accumulate));
  });
};

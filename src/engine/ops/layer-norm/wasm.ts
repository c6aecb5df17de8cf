import { rowsAndColumns } from '../../plan/buffer.ts';
import type { WasmKernel } from '../../wasm/wasm-kernel.ts';
import type { LayerNormGradientOp, LayerNormOp } from './layer-norm.ts';

export const layerNormWasm: WasmKernel<LayerNormOp> = ({ inputs, outputs, epsilon }, { address, call, shapeOf }) => {
  const { rows, columns } = rowsAndColumns(shapeOf(inputs.x));
  const operands = [inputs.x, inputs.weight, inputs.bias, outputs.y, outputs.mean, outputs.rstd].map(address);
  call('layerNorm', ...operands, rows, columns, epsilon);
};

export const layerNormGradientWasm: WasmKernel<LayerNormGradientOp> = ({ inputs, outputs, accumulate }, context) => {
  const { address, call } = context;
  const { rows, columns } = rowsAndColumns(context.shapeOf(inputs.x));
  const read = [inputs.dy, inputs.x, inputs.mean, inputs.rstd, inputs.weight].map(address);
  const residual = inputs.residual === undefined ? 0 : address(inputs.residual);
  const written = [outputs.dx, outputs.dWeight, outputs.dBias].map(address);
  call('layerNormGradient', ...read, residual, ...written, rows, columns, Number(accumulate));
};

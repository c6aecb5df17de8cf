import type { WasmKernel } from '../../wasm/wasm-kernel.ts';
import type { PatchesOp } from './patches.ts';

export const patchesWasm: WasmKernel<PatchesOp> = (op, { address, call, constants }) => {
  const { inputs, outputs, batch, imageSize, patchSize, channels, mean, std } = op;
  const scales = constants([...std.map((value) => 1 / (255 * value)), ...mean.map((value, c) => -value / (std[c] ?? 1))]);
  const augmentation = inputs.augmentation === undefined ? 0 : address(inputs.augmentation);
  call('patches', address(inputs.images), augmentation, scales, address(outputs.patches), batch, imageSize, patchSize, channels);
};

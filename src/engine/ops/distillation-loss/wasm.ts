import type { WasmKernel } from '../../wasm/wasm-kernel.ts';
import type { DistillationLossOp } from './distillation-loss.ts';

export const distillationLossWasm: WasmKernel<DistillationLossOp> = (op, { address, call }) => {
  const { inputs, outputs, batch, classes, alpha, temperature, distillation, meanOver } = op;
  const optional = (buffer: number | undefined): number => (buffer === undefined ? 0 : address(buffer));
  const read = [address(inputs.logits), address(inputs.labels), optional(inputs.teacherLogits)];
  const written = [address(outputs.losses), address(outputs.correct), optional(outputs.dLogits)];
  call('distillationLoss', ...read, ...written, batch, classes, alpha, temperature, distillation === 'hard' ? 1 : 0, meanOver);
};

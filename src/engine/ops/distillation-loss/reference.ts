import { firstLargest, logSoftmax } from '../../../sws/distillation.ts';
import type { Reference } from '../op-definition.ts';
import type { DistillationLossOp } from './distillation-loss.ts';

export const distillationLossReference: Reference<DistillationLossOp> = (op, memory) => {
  const { batch, classes, alpha, temperature: tau, meanOver } = op;
  const teacher = memory.optional(op.inputs.teacherLogits);
  const dLogits = memory.optional(op.outputs.dLogits);
  const isHard = op.distillation === 'hard';
  for (let b = 0; b < batch; b++) {
    const rowOf = (array: Float64Array): Float64Array => array.subarray(b * classes, (b + 1) * classes);
    const logits = rowOf(memory.at(op.inputs.logits));
    const label = memory.at(op.inputs.labels)[b] as number;
    const logP = logSoftmax(logits, 1);
    const logSoft = logSoftmax(logits, tau);
    const choice = teacher && isHard ? firstLargest(rowOf(teacher)) : undefined;
    const logTeacher = teacher && !isHard ? logSoftmax(rowOf(teacher), tau) : undefined;
    const divergence = logTeacher?.reduce((sum, t, c) => sum + Math.exp(t) * (t - (logSoft[c] as number)), 0) ?? 0;
    const taught = choice === undefined ? alpha * tau * tau * divergence : -alpha * (logP[choice] as number);
    memory.at(op.outputs.losses)[b] = -(1 - alpha) * (logP[label] as number) + taught;
    memory.at(op.outputs.correct)[b] = firstLargest(logits) === label ? 1 : 0;
    if (!dLogits) continue;
    for (let c = 0; c < classes; c++) {
      const towards = (target: number): number => Math.exp(logP[c] as number) - (c === target ? 1 : 0);
      const soft = logTeacher ? Math.exp(logSoft[c] as number) - Math.exp(logTeacher[c] as number) : 0;
      const dTaught = choice === undefined ? alpha * tau * soft : alpha * towards(choice);
      dLogits[b * classes + c] = ((1 - alpha) * towards(label) + dTaught) / meanOver;
    }
  }
};

import { declare, entryPoint, float, type Access, type WebGpuKernel } from '../../webgpu/webgpu-kernel.ts';
import type { DistillationLossOp } from './distillation-loss.ts';

/** One image an invocation. */
export const distillationLossWebGpu: WebGpuKernel<DistillationLossOp> = (op, context) => {
  const { inputs, outputs, batch, classes, alpha, temperature: tau, distillation, meanOver } = op;
  const names: [string, string, Access][] = [
    ['logits', 'f32', 'read'], ['labels', 'i32', 'read'], ['losses', 'f32', 'read_write'], ['correct', 'f32', 'read_write'],
  ];
  const bindings = [context.read(inputs.logits), context.read(inputs.labels), context.write(outputs.losses), context.write(outputs.correct)];
  const taught = inputs.teacherLogits !== undefined;
  if (inputs.teacherLogits !== undefined) {
    names.push(['teacher', 'f32', 'read']);
    bindings.push(context.read(inputs.teacherLogits));
  }
  if (outputs.dLogits !== undefined) {
    names.push(['dLogits', 'f32', 'read_write']);
    bindings.push(context.write(outputs.dLogits));
  }
  const teacher = taught ? (distillation === 'hard' ? hardTeacher(classes, alpha) : softTeacher(classes, alpha, tau)) : noTeacher;
  const labelled = `${float(1 - alpha)} * (exp(x - logSum) - select(0.0, 1.0, c == label))`;
  const gradient = `dLogits[row + c] = (${labelled}${teacher.gradient}) / ${meanOver}.0;`;
  const each = (statement: string): string => `for (var c = 0u; c < ${classes}u; c++) { ${statement} }`;
  const body = `
  let row = index * ${classes}u;
  let label = u32(labels[index]);
  var best = 0u;
  ${each('if (logits[row + c] > logits[row + best]) { best = c; }')}
  let most = logits[row + best];
  var sum = 0.0;
  ${each('sum += exp(logits[row + c] - most);')}
  let logSum = log(sum);
  ${teacher.before}
  for (var c = 0u; c < ${classes}u; c++) {
    let x = logits[row + c] - most;${teacher.perClass}
    ${outputs.dLogits === undefined ? '' : gradient}
  }
  losses[index] = ${float(1 - alpha)} * (logSum - (logits[row + label] - most))${teacher.loss};
  correct[index] = select(0.0, 1.0, best == label);`;
  context.dispatch({
    label: `distillation loss ${batch}×${classes}`,
    code: `${declare(names)}${entryPoint(batch, body)}`,
    bindings,
    invocations: batch,
  });
};

/** The teacher's statements in the kernel, before and within the loop over classes, and its terms of the results. */
interface TeacherCode {
  readonly before: string;
  readonly perClass: string;
  readonly gradient: string;
  readonly loss: string;
}

const noTeacher: TeacherCode = { before: '', perClass: '', gradient: '', loss: '' };

function hardTeacher(classes: number, alpha: number): TeacherCode {
  return {
    before: `
  var choice = 0u;
  for (var c = 1u; c < ${classes}u; c++) { if (teacher[row + c] > teacher[row + choice]) { choice = c; } }`,
    perClass: '',
    gradient: ` + ${float(alpha)} * (exp(x - logSum) - select(0.0, 1.0, c == choice))`,
    loss: ` + ${float(alpha)} * (logSum - (logits[row + choice] - most))`,
  };
}

function softTeacher(classes: number, alpha: number, tau: number): TeacherCode {
  return {
    before: teacherSums(classes, tau),
    perClass: `
    let logTeacher = (teacher[row + c] - mostTeacher) / ${float(tau)} - logTeacherSum;
    let logStudent = x / ${float(tau)} - logSoftSum;
    let p = exp(logTeacher);
    divergence += p * (logTeacher - logStudent);
    let soft = exp(logStudent) - p;`,
    gradient: ` + ${float(alpha * tau)} * soft`,
    loss: ` + ${float(alpha * tau * tau)} * divergence`,
  };
}

function teacherSums(classes: number, tau: number): string {
  return `
  var divergence = 0.0;
  var mostTeacher = teacher[row];
  for (var c = 1u; c < ${classes}u; c++) { mostTeacher = max(mostTeacher, teacher[row + c]); }
  var teacherSum = 0.0;
  var softSum = 0.0;
  for (var c = 0u; c < ${classes}u; c++) {
    teacherSum += exp((teacher[row + c] - mostTeacher) / ${float(tau)});
    softSum += exp((logits[row + c] - most) / ${float(tau)});
  }
  let logTeacherSum = log(teacherSum);
  let logSoftSum = log(softSum);`;
}

import { at } from '../../../lib/errors.ts';
import { elementCount } from '../../plan/buffer.ts';
import { declare, declareUniforms, entryPoint, float, type WebGpuKernel } from '../../webgpu/webgpu-kernel.ts';
import type { LinearCombinationGradientOp, LinearCombinationOp } from './linear-combination.ts';

export const linearCombinationWebGpu: WebGpuKernel<LinearCombinationOp> = ({ inputs, outputs, coefficient }, context) => {
  outputs.combined.forEach((buffer, tensor) => {
    const invocations = elementCount(context.shapeOf(buffer));
    context.dispatch({
      label: `linear combination ${invocations}`,
      code: `${declare([['base', 'f32', 'read'], ['slope', 'f32', 'read'], ['combined', 'f32', 'read_write']])}
${entryPoint(invocations, `  combined[index] = base[index] + ${float(coefficient)} * slope[index];`)}`,
      bindings: [context.read(at(inputs.base, tensor)), context.read(at(inputs.slope, tensor)), context.write(buffer)],
      invocations,
    });
  });
};

/** Split by split: the adjoint is linear, so partial sums stay partial sums. */
export const linearCombinationGradientWebGpu: WebGpuKernel<LinearCombinationGradientOp> = (op, context) => {
  const { inputs, outputs, coefficient, accumulate } = op;
  inputs.dCombined.forEach((buffer, tensor) => {
    const { binding, splits, stride, offsets } = context.gradients(buffer, at(outputs.dBase, tensor), at(outputs.dSlope, tensor));
    const elements = elementCount(context.shapeOf(buffer));
    const invocations = elements * splits;
    const add = (place: string, value: string): string => `gradients[slice + ${place}] = ${value}${accumulate ? ` + gradients[slice + ${place}]` : ''};`;
    context.dispatch({
      label: `linear combination gradient ${elements}`,
      code: `${declare([['gradients', 'f32', 'read_write']])}
${declareUniforms(1, 3)}${entryPoint(invocations, `
  let slice = (index / ${elements}u) * ${stride}u + index % ${elements}u;
  let value = gradients[slice + place[0].x];
  ${add('place[0].y', 'value')}
  ${add('place[0].z', `${float(coefficient)} * value`)}`)}`,
      bindings: [binding],
      uniforms: offsets,
      invocations,
    });
  });
};

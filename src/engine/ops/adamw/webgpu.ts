import { at } from '../../../lib/errors.ts';
import { elementCount } from '../../plan/buffer.ts';
import { declare, entryPoint, float, type WebGpuKernel } from '../../webgpu/webgpu-kernel.ts';
import { CLIP_EPSILON, type AdamWOp } from './adamw.ts';

/** One dispatch over the flat parameters; padding between tensors is updated too and stays 0. */
export const adamWWebGpu: WebGpuKernel<AdamWOp> = (op, context) => {
  const { inputs, outputs, beta1, beta2, epsilon, weightDecay, clipNorm } = op;
  const { binding, offsets } = context.gradients(...inputs.gradients);
  const sizes = outputs.parameters.map((buffer) => elementCount(context.shapeOf(buffer)));
  const end = (offsets.at(-1) ?? 0) + (sizes.at(-1) ?? 0);
  const decays = new Float32Array(end);
  offsets.forEach((offset, tensor) => decays.fill(at(op.decays, tensor) ? weightDecay : 0, offset, offset + at(sizes, tensor)));
  const clip = clipNorm > 0 ? `min(1.0, ${float(clipNorm)} / (norm[0] + ${float(CLIP_EPSILON)}))` : '1.0';
  const flat = [outputs.parameters, outputs.firstMoments, outputs.secondMoments].map((list) => context.flat(at(list, 0), end));
  context.dispatch({
    label: `AdamW ${end}`,
    code: `${declare([
      ['parameters', 'f32', 'read_write'], ['firstMoments', 'f32', 'read_write'], ['secondMoments', 'f32', 'read_write'],
      ['gradients', 'f32', 'read_write'], ['norm', 'f32', 'read'], ['scalars', 'f32', 'read'], ['decays', 'f32', 'read_write'],
    ])}${entryPoint(end, `
  let gradient = gradients[index] * ${clip};
  let first = ${float(beta1)} * firstMoments[index] + ${float(1 - beta1)} * gradient;
  let second = ${float(beta2)} * secondMoments[index] + ${float(1 - beta2)} * gradient * gradient;
  firstMoments[index] = first;
  secondMoments[index] = second;
  let update = (first / scalars[1]) / (sqrt(second / scalars[2]) + ${float(epsilon)});
  parameters[index] = parameters[index] * (1.0 - scalars[0] * decays[index]) - scalars[0] * update;`)}`,
    bindings: [...flat, binding, context.read(inputs.norm), context.read(inputs.scalars), context.constants(decays)],
    invocations: end,
  });
};

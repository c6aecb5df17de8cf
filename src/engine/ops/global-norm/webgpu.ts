import { elementCount } from '../../plan/buffer.ts';
import { declare, declareUniforms, entryPoint, type WebGpuKernel } from '../../webgpu/webgpu-kernel.ts';
import type { GlobalNormOp } from './global-norm.ts';

/** Invocations that share the elements of one tensor's reduction. */
const LANES = 256;

/**
 * Adds the splits of every gradient up into the first one, with partial sums of squares on the way; then one
 * invocation adds those in a fixed order. All gradients lie one after the other, so this is two dispatches.
 */
export const globalNormWebGpu: WebGpuKernel<GlobalNormOp> = ({ inputs, outputs }, context) => {
  const { binding, splits, stride, offsets } = context.gradients(...inputs.gradients);
  const first = offsets[0] ?? 0;
  const last = inputs.gradients.at(-1);
  const end = (offsets.at(-1) ?? 0) + (last === undefined ? 0 : elementCount(context.shapeOf(last)));
  const lanes = Math.min(LANES * Math.ceil((end - first) / 4096 + 1), 16_384);
  const partials = context.constants(new Float32Array(lanes));
  context.dispatch({
    label: `gradient reduction ${end - first}`,
    code: `${declare([['gradients', 'f32', 'read_write'], ['partials', 'f32', 'read_write']])}
${declareUniforms(2, 2)}${entryPoint(lanes, `
  var squares = 0.0;
  for (var i = place[0].x + index; i < place[0].y; i += ${lanes}u) {
    var sum = gradients[i];
    for (var split = 1u; split < ${splits}u; split++) { sum += gradients[i + split * ${stride}u]; }
    gradients[i] = sum;
    squares += sum * sum;
  }
  partials[index] = squares;`)}`,
    bindings: [binding, partials],
    uniforms: [first, end],
    invocations: lanes,
  });
  context.dispatch({
    label: 'global norm',
    code: `${declare([['partials', 'f32', 'read_write'], ['norm', 'f32', 'read_write']])}${entryPoint(1, `
  var sum = 0.0;
  for (var i = 0u; i < ${lanes}u; i++) { sum += partials[i]; }
  norm[0] = sqrt(sum);`)}`,
    bindings: [partials, context.write(outputs.norm)],
    invocations: 1,
  });
};

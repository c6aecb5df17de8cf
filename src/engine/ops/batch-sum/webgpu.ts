import { declare, declareUniforms, entryPoint, type WebGpuKernel } from '../../webgpu/webgpu-kernel.ts';
import type { BatchSumOp } from './batch-sum.ts';

/** One position of one split's images an invocation. */
export const batchSumWebGpu: WebGpuKernel<BatchSumOp> = ({ inputs, outputs, batch, elements }, context) => {
  const { binding, splits, stride, offsets } = context.gradients(outputs.sum);
  const invocations = elements * splits;
  const body = `
  let split = index / ${elements}u;
  let at = index % ${elements}u;
  var sum = 0.0;
  for (var b = split * ${batch}u / ${splits}u; b < (split + 1u) * ${batch}u / ${splits}u; b++) { sum += x[b * ${elements}u + at]; }
  gradients[split * ${stride}u + place[0].x + at] = sum;`;
  context.dispatch({
    label: `batch sum ${batch}×${elements}`,
    code: `${declare([['x', 'f32', 'read'], ['gradients', 'f32', 'read_write']])}
${declareUniforms(2, 1)}${entryPoint(invocations, body)}`,
    bindings: [context.read(inputs.x), binding],
    uniforms: offsets,
    invocations,
  });
};

import { declare, entryPoint, type WebGpuKernel } from '../../webgpu/webgpu-kernel.ts';
import type { MeanPoolGradientOp, MeanPoolOp } from './mean-pool.ts';

export const meanPoolWebGpu: WebGpuKernel<MeanPoolOp> = ({ inputs, outputs, batch, tokens, dim }, context) => {
  const invocations = batch * dim;
  const body = `
  let start = (index / ${dim}u) * ${tokens * dim}u + index % ${dim}u;
  var sum = 0.0;
  for (var t = 0u; t < ${tokens}u; t++) { sum += x[start + t * ${dim}u]; }
  y[index] = sum / ${tokens}.0;`;
  context.dispatch({
    label: `mean pool ${batch}×${tokens}×${dim}`,
    code: `${declare([['x', 'f32', 'read'], ['y', 'f32', 'read_write']])}${entryPoint(invocations, body)}`,
    bindings: [context.read(inputs.x), context.write(outputs.y)],
    invocations,
  });
};

export const meanPoolGradientWebGpu: WebGpuKernel<MeanPoolGradientOp> = ({ inputs, outputs, batch, tokens, dim }, context) => {
  const invocations = batch * tokens * dim;
  const body = `
  dx[index] = dy[(index / ${tokens * dim}u) * ${dim}u + index % ${dim}u] / ${tokens}.0;`;
  context.dispatch({
    label: `mean pool gradient ${batch}×${tokens}×${dim}`,
    code: `${declare([['dy', 'f32', 'read'], ['dx', 'f32', 'read_write']])}${entryPoint(invocations, body)}`,
    bindings: [context.read(inputs.dy), context.write(outputs.dx)],
    invocations,
  });
};

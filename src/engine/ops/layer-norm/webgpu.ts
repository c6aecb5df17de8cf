import { rowsAndColumns } from '../../plan/buffer.ts';
import { declare, declareUniforms, entryPoint, float, type Access, type WebGpuKernel } from '../../webgpu/webgpu-kernel.ts';
import type { LayerNormGradientOp, LayerNormOp } from './layer-norm.ts';

/** Rows as vec4s where they divide, each an invocation. */
function rowType(columns: number): { type: 'vec4f' | 'f32'; length: number; total: (x: string) => string } {
  return columns % 4 === 0
    ? { type: 'vec4f', length: columns / 4, total: (x) => `dot(${x}, vec4f(1.0))` }
    : { type: 'f32', length: columns, total: (x) => x };
}

export const layerNormWebGpu: WebGpuKernel<LayerNormOp> = ({ inputs, outputs, epsilon }, context) => {
  const { rows, columns } = rowsAndColumns(context.shapeOf(inputs.x));
  const { type, length, total } = rowType(columns);
  const each = (statement: string): string => `for (var j = 0u; j < ${length}u; j++) { ${statement} }`;
  const body = `
  let row = index * ${length}u;
  var sum = ${type}();
  ${each('sum += x[row + j];')}
  let mean = ${total('sum')} / ${columns}.0;
  var squares = ${type}();
  ${each('let centred = x[row + j] - mean; squares += centred * centred;')}
  let rstd = 1.0 / sqrt(${total('squares')} / ${columns}.0 + ${float(epsilon)});
  means[index] = mean;
  rstds[index] = rstd;
  ${each('y[row + j] = (x[row + j] - mean) * rstd * weight[j] + bias[j];')}`;
  context.dispatch({
    label: `layer norm ${rows}×${columns}`,
    code: `${declare([
      ['x', type, 'read'], ['weight', type, 'read'], ['bias', type, 'read'],
      ['y', type, 'read_write'], ['means', 'f32', 'read_write'], ['rstds', 'f32', 'read_write'],
    ])}${entryPoint(rows, body)}`,
    bindings: [
      ...[inputs.x, inputs.weight, inputs.bias].map(context.read),
      ...[outputs.y, outputs.mean, outputs.rstd].map(context.write),
    ],
    invocations: rows,
  });
};

export const layerNormGradientWebGpu: WebGpuKernel<LayerNormGradientOp> = (op, context) => {
  dispatchInputGradient(op, context);
  dispatchAffineGradient(op, context);
};

/** dx, a row an invocation. */
const dispatchInputGradient: WebGpuKernel<LayerNormGradientOp> = ({ inputs, outputs }, context) => {
  const { rows, columns } = rowsAndColumns(context.shapeOf(inputs.x));
  const { type, length, total } = rowType(columns);
  const names: [string, string, Access][] = [
    ['dy', type, 'read'], ['x', type, 'read'], ['means', 'f32', 'read'], ['rstds', 'f32', 'read'], ['weight', type, 'read'], ['dx', type, 'read_write'],
  ];
  const bindings = [...[inputs.dy, inputs.x, inputs.mean, inputs.rstd, inputs.weight].map(context.read), context.write(outputs.dx)];
  if (inputs.residual !== undefined) {
    names.push(['residual', type, 'read']);
    bindings.push(context.read(inputs.residual));
  }
  const body = `
  let row = index * ${length}u;
  let mean = means[index];
  let rstd = rstds[index];
  var sumG = ${type}();
  var sumGx = ${type}();
  for (var j = 0u; j < ${length}u; j++) {
    let g = dy[row + j] * weight[j];
    sumG += g;
    sumGx += g * ((x[row + j] - mean) * rstd);
  }
  let meanG = ${total('sumG')} / ${columns}.0;
  let meanGx = ${total('sumGx')} / ${columns}.0;
  for (var j = 0u; j < ${length}u; j++) {
    let xHat = (x[row + j] - mean) * rstd;
    dx[row + j] = rstd * (dy[row + j] * weight[j] - meanG - xHat * meanGx)${inputs.residual === undefined ? '' : ' + residual[row + j]'};
  }`;
  context.dispatch({ label: `layer norm gradient ${rows}×${columns}`, code: `${declare(names)}${entryPoint(rows, body)}`, bindings, invocations: rows });
};

/** dγ and dβ, a column of one split's rows an invocation. */
const dispatchAffineGradient: WebGpuKernel<LayerNormGradientOp> = ({ inputs, outputs, accumulate }, context) => {
  const { rows, columns } = rowsAndColumns(context.shapeOf(inputs.x));
  const { binding, splits, stride, offsets } = context.gradients(outputs.dWeight, outputs.dBias);
  const add = (at: string, value: string): string => `gradients[${at}] = ${value}${accumulate ? ` + gradients[${at}]` : ''};`;
  const invocations = columns * splits;
  const body = `
  let split = index / ${columns}u;
  let j = index % ${columns}u;
  var dWeight = 0.0;
  var dBias = 0.0;
  for (var r = split * ${rows}u / ${splits}u; r < (split + 1u) * ${rows}u / ${splits}u; r++) {
    let up = dy[r * ${columns}u + j];
    dBias += up;
    dWeight += up * ((x[r * ${columns}u + j] - means[r]) * rstds[r]);
  }
  let slice = split * ${stride}u + j;
  ${add('slice + place[0].x', 'dWeight')}
  ${add('slice + place[0].y', 'dBias')}`;
  context.dispatch({
    label: `layer norm affine gradient ${rows}×${columns}`,
    code: `${declare([['dy', 'f32', 'read'], ['x', 'f32', 'read'], ['means', 'f32', 'read'], ['rstds', 'f32', 'read'], ['gradients', 'f32', 'read_write']])}
${declareUniforms(5, 2)}${entryPoint(invocations, body)}`,
    bindings: [...[inputs.dy, inputs.x, inputs.mean, inputs.rstd].map(context.read), binding],
    uniforms: offsets,
    invocations,
  });
};

import { rowsAndColumns } from '../../plan/buffer.ts';
import { declare, declareUniforms, type Access, type WebGpuKernel } from '../../webgpu/webgpu-kernel.ts';
import type { GemmCode } from './gemm-code.ts';
import { extentOf, tileEntry } from './gemm-entry.ts';
import { inputGradientProduct, linearProduct, weightGradientProduct } from './gemm-shapes.ts';
import {
  inputGradientSizes,
  linearSizes,
  weightGradientSizes,
  type LinearInputGradientOp,
  type LinearOp,
  type LinearWeightGradientOp,
} from './linear.ts';

export const linearWebGpu: WebGpuKernel<LinearOp> = (op, context) => {
  const { rows, k, n } = linearSizes(op, context.shapeOf);
  const { inputs, outputs } = op;
  const gemm = context.gemm(linearProduct(op, context.shapeOf));
  const residualRows = inputs.residual === undefined ? 0 : rowsAndColumns(context.shapeOf(inputs.residual)).rows;
  const names: [string, string, Access][] = [['a', gemm.type, 'read'], ['b', gemm.type, 'read'], ['bias', gemm.type, 'read'], ['y', gemm.type, 'read_write']];
  const bindings = [context.read(inputs.x), context.read(inputs.weight), context.read(inputs.bias), context.write(outputs.y)];
  if (outputs.preActivation !== undefined) {
    names.push(['preActivation', gemm.type, 'read_write']);
    bindings.push(context.write(outputs.preActivation));
  }
  if (inputs.residual !== undefined) {
    names.push(['residual', gemm.type, 'read']);
    bindings.push(context.read(inputs.residual));
  }
  const store: StoreGroup = (sum) => `
    let value = ${sum} + bias[c / ${gemm.groupColumns}u];
    let at = (r * ${n}u + c) / ${gemm.groupColumns}u;
    ${outputs.preActivation === undefined ? '' : 'preActivation[at] = value;'}
    y[at] = ${op.gelu ? 'gelu(value)' : 'value'}${residualRows > 0 ? ` + residual[((r % ${residualRows}u) * ${n}u + c) / ${gemm.groupColumns}u]` : ''};`;
  context.dispatch({
    label: `linear ${rows}×${k}×${n}`,
    code: `${declare(names)}${op.gelu ? geluCode(gemm.type) : ''}${tileEntry(gemm, gemm.tiles, tile(gemm, k, rows, n, store))}`,
    bindings,
    ...extentOf(gemm, gemm.tiles),
  });
};

export const linearInputGradientWebGpu: WebGpuKernel<LinearInputGradientOp> = (op, context) => {
  const { rows, k, n } = inputGradientSizes(op, context.shapeOf);
  const { dy, weight, preActivation } = op.inputs;
  const gemm = context.gemm(inputGradientProduct(op, context.shapeOf));
  const names: [string, string, Access][] = [['a', gemm.type, 'read'], ['b', gemm.type, 'read'], ['dx', gemm.type, 'read_write']];
  const bindings = [context.read(dy), context.read(weight), context.write(op.outputs.dx)];
  if (preActivation !== undefined) {
    names.push(['preActivation', gemm.type, 'read']);
    bindings.push(context.read(preActivation));
  }
  const store: StoreGroup = (sum) => `
    let at = (r * ${k}u + c) / ${gemm.groupColumns}u;
    dx[at] = ${sum}${preActivation === undefined ? '' : ' * geluDerivative(preActivation[at])'};`;
  context.dispatch({
    label: `linear input gradient ${rows}×${n}×${k}`,
    code: `${declare(names)}${preActivation === undefined ? '' : geluCode(gemm.type)}${tileEntry(gemm, gemm.tiles, tile(gemm, n, rows, k, store))}`,
    bindings,
    ...extentOf(gemm, gemm.tiles),
  });
};

/** Every split sums its share of the rows; tiles of the first column also sum dy itself, for the bias. */
export const linearWeightGradientWebGpu: WebGpuKernel<LinearWeightGradientOp> = (op, context) => {
  const { rows, k, n } = weightGradientSizes(op, context.shapeOf);
  const { binding, splits, stride, offsets } = context.gradients(op.outputs.dWeight, op.outputs.dBias);
  const gemm = context.gemm(weightGradientProduct(op, context.shapeOf));
  const add = (at: string, value: string): string => `gradients[${at}] = ${value}${op.accumulate ? ` + gradients[${at}]` : ''};`;
  const vector = gemm.type === 'vec4f';
  const lanes = vector ? ['x', 'y', 'z', 'w'].map((lane) => `.${lane}`) : [''];
  const store: StoreGroup = (sum) => lanes.map((lane, j) => add(`start + r * ${k}u + c + ${j}u`, `${sum}${lane}`)).join(' ');
  const biasRows = `
    var total = ${gemm.type}();
    for (var p = begin; p < end; p++) { total += a[(p * ${n}u + row) / ${gemm.tileRows}u]; }
    ${lanes.map((lane, j) => add(`slice + place[0].y + row + ${j}u`, `total${lane}`)).join('\n    ')}`;
  const body = `
  let split = index / ${gemm.tiles}u;
  let tile = index % ${gemm.tiles}u;
  let begin = split * ${rows}u / ${splits}u;
  let end = (split + 1u) * ${rows}u / ${splits}u;
  let slice = split * ${stride}u;
  let start = slice + place[0].x;
${gemm.product}
${storeRows(gemm, n, k, store)}
  if (column == 0u && row < ${n}u) {${biasRows}
  }`;
  const tiles = gemm.tiles * splits;
  context.dispatch({
    label: `linear weight gradient ${n}×${rows}×${k}`,
    code: `${declare([['a', gemm.type, 'read'], ['b', gemm.type, 'read'], ['gradients', 'f32', 'read_write']])}
${declareUniforms(3, 2)}${tileEntry(gemm, tiles, body)}`,
    bindings: [context.read(op.inputs.dy), context.read(op.inputs.x), binding],
    uniforms: offsets,
    ...extentOf(gemm, tiles),
  });
};

/** The body of a product whose sums run over all of k. */
function tile(gemm: GemmCode, k: number, rows: number, columns: number, store: StoreGroup): string {
  return `
  let tile = index;
  let begin = 0u;
  let end = ${k}u;
${gemm.product}
${storeRows(gemm, rows, columns, store)}`;
}

/** Statements that store one group of columns; they see its row `r` and first column `c`, and get its sum's name. */
type StoreGroup = (sum: string) => string;

/** Stores those results of a tile that exist; a register tile's columns always do. */
function storeRows(gemm: GemmCode, rows: number, columns: number, store: StoreGroup): string {
  const inside = gemm.workgroupSize === undefined ? '' : ` && column < ${columns}u`;
  const group = (i: number, g: number): string => `{ let c = column + ${g * gemm.groupColumns}u;${store(`sum${i}_${g}`)} }`;
  return Array.from({ length: gemm.tileRows }, (_row, i) => {
    const groups = Array.from({ length: gemm.groups }, (_group, g) => group(i, g));
    return `  if (row + ${i}u < ${rows}u${inside}) { let r = row + ${i}u; ${groups.join('\n    ')} }`;
  }).join('\n');
}

/**
 * GELU and its derivative on f32 or vec4f. erf is the odd rational function of the wasm kernels (absolute error
 * below 3e-7); WGSL has none.
 */
function geluCode(type: 'vec4f' | 'f32'): string {
  return `
fn normalDistribution(x: ${type}) -> ${type} {
  let z = clamp(x * 0.7071067811865476, ${type}(-4.0), ${type}(4.0));
  let s = z * z;
  let top = ((((((-2.72614225801306e-10 * s + 2.77068142495902e-08) * s - 2.10102402082508e-06) * s - 5.69250639462346e-05) * s
    - 7.34990630326855e-04) * s - 2.95459980854025e-03) * s - 1.60960333262415e-02);
  let bottom = ((((-1.45660718464996e-05 * s - 2.13374055278905e-04) * s - 1.68282697438203e-03) * s - 7.37332916720468e-03) * s
    - 1.42647390514189e-02);
  return 0.5 + 0.5 * (z * top / bottom);
}
fn gelu(x: ${type}) -> ${type} { return x * normalDistribution(x); }
fn geluDerivative(x: ${type}) -> ${type} { return normalDistribution(x) + x * exp(-0.5 * x * x) * 0.3989422804014327; }
`;
}

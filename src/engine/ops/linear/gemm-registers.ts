/**
 * Matrix products in WGSL without workgroup memory: each invocation keeps a tile of 4 rows and up to four vec4 columns
 * of results in registers and reads vec4s straight from storage; where the sizes are no multiples of 4, one result an
 * invocation.
 */
import type { GemmCode, GemmShape } from './gemm-code.ts';

const ROWS = [0, 1, 2, 3] as const;

/** Tiles of 4 × (4 · groups) results; the columns must divide into them. */
export function registerCode(shape: GemmShape, groups: number): GemmCode {
  const { layout, m, n } = shape;
  const across = n / (4 * groups);
  const columns = Array.from({ length: groups }, (_, group) => group);
  const inner = { NT: productNT, NN: productNN, TN: productTN }[layout](shape, columns);
  return {
    type: 'vec4f',
    tileRows: 4,
    groupColumns: 4,
    groups,
    tiles: Math.ceil(m / 4) * across,
    product: `
  let row = (tile / ${across}u) * 4u;
  let column = (tile % ${across}u) * ${4 * groups}u;
  ${ROWS.flatMap((i) => columns.map((g) => `var sum${i}_${g} = vec4f();`)).join(' ')}
${inner}`,
  };
}

/** Rows past the end repeat the last one: their sums are computed and not stored. */
function rowsOfA(m: number, ld: number): string {
  return ROWS.map((i) => `let a${i}At = min(row + ${i}u, ${m - 1}u) * ${ld / 4}u;`).join('\n  ');
}

/** Four values of the summed index at a time, along rows of both A and B: every result is a sum of dot products. */
function productNT({ m, k }: GemmShape, columns: readonly number[]): string {
  const group = (g: number): string => `
    { let w = array<vec4f, 4>(${ROWS.map((j) => `b[bAt + ${((4 * g + j) * k) / 4}u + p]`).join(', ')});
      ${ROWS.map((i) => `sum${i}_${g} += vec4f(${ROWS.map((j) => `dot(x${i}, w[${j}])`).join(', ')});`).join(' ')} }`;
  return `
  ${rowsOfA(m, k)}
  let bAt = column * ${k / 4}u;
  for (var p = begin / 4u; p < end / 4u; p++) {
    ${ROWS.map((i) => `let x${i} = a[a${i}At + p];`).join(' ')}${columns.map(group).join('')}
  }`;
}

/** Four values of the summed index at a time: a vec4 of A's row times four rows of B. */
function productNN({ m, n, k }: GemmShape, columns: readonly number[]): string {
  const group = (g: number): string => `
    { ${ROWS.map((j) => `let w${j} = b[bAt + ${(j * n) / 4 + g}u];`).join(' ')}
      ${ROWS.map((i) => `sum${i}_${g} += x${i}.x * w0 + x${i}.y * w1 + x${i}.z * w2 + x${i}.w * w3;`).join(' ')} }`;
  return `
  ${rowsOfA(m, k)}
  for (var p = begin / 4u; p < end / 4u; p++) {
    let bAt = p * ${n}u + column / 4u;
    ${ROWS.map((i) => `let x${i} = a[a${i}At + p];`).join(' ')}${columns.map(group).join('')}
  }`;
}

/** One value of the summed index at a time: four rows of results from one vec4 of A. */
function productTN({ m, n }: GemmShape, columns: readonly number[]): string {
  const group = (g: number): string => `
    { let w = b[bAt + ${g}u]; sum0_${g} += x.x * w; sum1_${g} += x.y * w; sum2_${g} += x.z * w; sum3_${g} += x.w * w; }`;
  return `
  for (var p = begin; p < end; p++) {
    let x = a[p * ${m / 4}u + row / 4u];
    let bAt = p * ${n / 4}u + column / 4u;${columns.map(group).join('')}
  }`;
}

/** One result an invocation, of any sizes. */
export function scalarCode({ layout, m, n, k }: GemmShape): GemmCode {
  const aAt = layout === 'TN' ? `p * ${m}u + row` : `row * ${k}u + p`;
  const bAt = layout === 'NT' ? `column * ${k}u + p` : `p * ${n}u + column`;
  return {
    type: 'f32',
    tileRows: 1,
    groupColumns: 1,
    groups: 1,
    tiles: m * n,
    product: `
  let row = tile / ${n}u;
  let column = tile % ${n}u;
  var sum0_0 = 0.0;
  for (var p = begin; p < end; p++) { sum0_0 += a[${aAt}] * b[${bAt}]; }`,
  };
}

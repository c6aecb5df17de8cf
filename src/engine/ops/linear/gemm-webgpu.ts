/**
 * Matrix products in WGSL without workgroup memory: each invocation keeps a tile of 4 × 4 results in registers and
 * reads vec4s straight from storage, where the sizes are multiples of 4; else one result an invocation. What differs
 * between the three products of a linear layer is only how A and B lie:
 * NT  y[rows, n]  = x[rows, k]·W[n, k]ᵀ,  NN  dx[rows, k] = dy[rows, n]·W[n, k],  TN  dW[n, k] = dy[rows, n]ᵀ·x[rows, k].
 */
export interface GemmShape {
  readonly layout: 'NT' | 'NN' | 'TN';
  /** Result rows, result columns, and the length of the sums. */
  readonly m: number;
  readonly n: number;
  readonly k: number;
}

export interface GemmCode {
  /** Element types of A, B and of the result's companions (`vec4f` or `f32`). */
  readonly type: 'vec4f' | 'f32';
  /** Rows a tile; columns are 4 in vec4 tiles, 1 in scalar ones. */
  readonly tileRows: number;
  readonly tileColumns: number;
  readonly tiles: number;
  /**
   * Statements that fill `sum0` … (one a row of the tile, of type `type`) for tile `tile`; they see `row`, `column`
   * (in elements) and the bounds `begin`, `end` of the summed index, which the caller declares.
   */
  readonly product: string;
}

/** Chooses vectors where the sizes allow them. */
export function gemmCode(shape: GemmShape): GemmCode {
  return shape.n % 4 === 0 && (shape.layout === 'TN' ? shape.m % 4 === 0 : shape.k % 4 === 0) ? vectorCode(shape) : scalarCode(shape);
}

function vectorCode({ layout, m, n, k }: GemmShape): GemmCode {
  const tilesAcross = n / 4;
  const product = { NT: productNT(m, k), NN: productNN(m, n, k), TN: productTN(m, n) }[layout];
  return {
    type: 'vec4f',
    tileRows: 4,
    tileColumns: 4,
    tiles: Math.ceil(m / 4) * tilesAcross,
    product: `
  let row = (tile / ${tilesAcross}u) * 4u;
  let column = (tile % ${tilesAcross}u) * 4u;
  ${[0, 1, 2, 3].map((i) => `var sum${i} = vec4f();`).join(' ')}
${product}`,
  };
}

/** Rows past the end repeat the last one: their sums are computed and not stored. */
function rowsOfA(m: number, ld: number): string {
  return [0, 1, 2, 3].map((i) => `let a${i}At = min(row + ${i}u, ${m - 1}u) * ${ld / 4}u;`).join('\n  ');
}

function productNT(m: number, k: number): string {
  const row = (i: number): string => `sum${i} += vec4f(dot(x${i}, w0), dot(x${i}, w1), dot(x${i}, w2), dot(x${i}, w3));`;
  return `
  ${rowsOfA(m, k)}
  ${[0, 1, 2, 3].map((j) => `let b${j}At = (column + ${j}u) * ${k / 4}u;`).join('\n  ')}
  for (var p = begin / 4u; p < end / 4u; p++) {
    ${[0, 1, 2, 3].map((j) => `let w${j} = b[b${j}At + p];`).join(' ')}
    ${[0, 1, 2, 3].map((i) => `let x${i} = a[a${i}At + p]; ${row(i)}`).join('\n    ')}
  }`;
}

function productNN(m: number, n: number, k: number): string {
  const row = (i: number): string => `sum${i} += x${i}.x * w0 + x${i}.y * w1 + x${i}.z * w2 + x${i}.w * w3;`;
  return `
  ${rowsOfA(m, k)}
  for (var p = begin / 4u; p < end / 4u; p++) {
    let bAt = p * ${n}u + column / 4u;
    ${[0, 1, 2, 3].map((j) => `let w${j} = b[bAt + ${(j * n) / 4}u];`).join(' ')}
    ${[0, 1, 2, 3].map((i) => `let x${i} = a[a${i}At + p]; ${row(i)}`).join('\n    ')}
  }`;
}

function productTN(m: number, n: number): string {
  return `
  for (var p = begin; p < end; p++) {
    let x = a[p * ${m / 4}u + row / 4u];
    let w = b[p * ${n / 4}u + column / 4u];
    sum0 += x.x * w; sum1 += x.y * w; sum2 += x.z * w; sum3 += x.w * w;
  }`;
}

function scalarCode({ layout, m, n, k }: GemmShape): GemmCode {
  const aAt = layout === 'TN' ? `p * ${m}u + row` : `row * ${k}u + p`;
  const bAt = layout === 'NT' ? `column * ${k}u + p` : `p * ${n}u + column`;
  return {
    type: 'f32',
    tileRows: 1,
    tileColumns: 1,
    tiles: m * n,
    product: `
  let row = tile / ${n}u;
  let column = tile % ${n}u;
  var sum0 = 0.0;
  for (var p = begin; p < end; p++) { sum0 += a[${aAt}] * b[${bAt}]; }`,
  };
}

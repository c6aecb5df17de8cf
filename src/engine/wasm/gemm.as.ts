// C[m, n] = A·B in float32. Element (i, p) of A lies at a + 4·(i·rowA + p·columnA), so A may be transposed; rows of B
// and C are contiguous, ldB and ldC elements apart. C starts from zero (start 0), from itself (1) or from one bias row
// (2). Register tiles of 4 × 16: per step of k four loads of B, four splats of A, sixteen multiply-adds.

import { madd } from "./vector.as";

/** Steps of k that are summed before moving on, so that a panel of B (16 columns) stays in the first-level cache. */
const K_BLOCK: i32 = 256;
/** Rows of A that pass under one panel of B. */
const M_BLOCK: i32 = 64;

export const START_ZERO: i32 = 0;
export const START_C: i32 = 1;
export const START_BIAS: i32 = 2;

export function gemm(
  a: usize, rowA: i32, columnA: i32,
  b: usize, ldB: i32,
  c: usize, ldC: i32,
  m: i32, n: i32, k: i32,
  start: i32, bias: usize,
): void {
  for (let p = 0; p < k; p += K_BLOCK) {
    const depth = min(K_BLOCK, k - p);
    const from = p == 0 ? start : START_C;
    const blockA = a + (<usize>(p * columnA) << 2);
    const blockB = b + (<usize>(p * ldB) << 2);
    for (let i = 0; i < m; i += M_BLOCK) {
      const rows = min(M_BLOCK, m - i);
      panels(blockA + (<usize>(i * rowA) << 2), rowA, columnA, blockB, ldB, c + (<usize>(i * ldC) << 2), ldC, rows, n, depth, from, bias);
    }
  }
}

function panels(
  a: usize, rowA: i32, columnA: i32,
  b: usize, ldB: i32,
  c: usize, ldC: i32,
  m: i32, n: i32, k: i32,
  start: i32, bias: usize,
): void {
  const rowBytes = <usize>rowA << 2;
  const stepA = <usize>columnA << 2;
  const stepB = <usize>ldB << 2;
  const rowC = <usize>ldC << 2;
  let j = 0;
  for (; j + 16 <= n; j += 16) {
    const at = <usize>j << 2;
    let i = 0;
    for (; i + 4 <= m; i += 4) tile4x16(a + <usize>i * rowBytes, rowBytes, stepA, b + at, stepB, c + <usize>i * rowC + at, rowC, k, start, bias + at);
    for (; i < m; i++) tile1x16(a + <usize>i * rowBytes, stepA, b + at, stepB, c + <usize>i * rowC + at, k, start, bias + at);
  }
  for (; j + 4 <= n; j += 4) {
    const at = <usize>j << 2;
    let i = 0;
    for (; i + 4 <= m; i += 4) tile4x4(a + <usize>i * rowBytes, rowBytes, stepA, b + at, stepB, c + <usize>i * rowC + at, rowC, k, start, bias + at);
    for (; i < m; i++) tile1x4(a + <usize>i * rowBytes, stepA, b + at, stepB, c + <usize>i * rowC + at, k, start, bias + at);
  }
  for (; j < n; j++) {
    const at = <usize>j << 2;
    for (let i = 0; i < m; i++) tile1x1(a + <usize>i * rowBytes, stepA, b + at, stepB, c + <usize>i * rowC + at, k, start, bias + at);
  }
}

@inline
function startOf(c: usize, start: i32, bias: usize): v128 {
  if (start == START_ZERO) return f32x4.splat(0);
  return v128.load(start == START_C ? c : bias);
}

function tile4x16(a: usize, rowA: usize, stepA: usize, b: usize, stepB: usize, c: usize, rowC: usize, k: i32, start: i32, bias: usize): void {
  const c1 = c + rowC;
  const c2 = c1 + rowC;
  const c3 = c2 + rowC;
  let s00 = startOf(c, start, bias), s01 = startOf(c + 16, start, bias + 16), s02 = startOf(c + 32, start, bias + 32), s03 = startOf(c + 48, start, bias + 48);
  let s10 = startOf(c1, start, bias), s11 = startOf(c1 + 16, start, bias + 16), s12 = startOf(c1 + 32, start, bias + 32), s13 = startOf(c1 + 48, start, bias + 48);
  let s20 = startOf(c2, start, bias), s21 = startOf(c2 + 16, start, bias + 16), s22 = startOf(c2 + 32, start, bias + 32), s23 = startOf(c2 + 48, start, bias + 48);
  let s30 = startOf(c3, start, bias), s31 = startOf(c3 + 16, start, bias + 16), s32 = startOf(c3 + 32, start, bias + 32), s33 = startOf(c3 + 48, start, bias + 48);
  const a1 = rowA;
  const a2 = rowA << 1;
  const a3 = rowA + (rowA << 1);
  for (let p = 0; p < k; p++) {
    const b0 = v128.load(b), b1 = v128.load(b, 16), b2 = v128.load(b, 32), b3 = v128.load(b, 48);
    let x = v128.load32_splat(a);
    s00 = madd(x, b0, s00); s01 = madd(x, b1, s01); s02 = madd(x, b2, s02); s03 = madd(x, b3, s03);
    x = v128.load32_splat(a + a1);
    s10 = madd(x, b0, s10); s11 = madd(x, b1, s11); s12 = madd(x, b2, s12); s13 = madd(x, b3, s13);
    x = v128.load32_splat(a + a2);
    s20 = madd(x, b0, s20); s21 = madd(x, b1, s21); s22 = madd(x, b2, s22); s23 = madd(x, b3, s23);
    x = v128.load32_splat(a + a3);
    s30 = madd(x, b0, s30); s31 = madd(x, b1, s31); s32 = madd(x, b2, s32); s33 = madd(x, b3, s33);
    a += stepA;
    b += stepB;
  }
  v128.store(c, s00); v128.store(c, s01, 16); v128.store(c, s02, 32); v128.store(c, s03, 48);
  v128.store(c1, s10); v128.store(c1, s11, 16); v128.store(c1, s12, 32); v128.store(c1, s13, 48);
  v128.store(c2, s20); v128.store(c2, s21, 16); v128.store(c2, s22, 32); v128.store(c2, s23, 48);
  v128.store(c3, s30); v128.store(c3, s31, 16); v128.store(c3, s32, 32); v128.store(c3, s33, 48);
}

function tile1x16(a: usize, stepA: usize, b: usize, stepB: usize, c: usize, k: i32, start: i32, bias: usize): void {
  let s0 = startOf(c, start, bias), s1 = startOf(c + 16, start, bias + 16), s2 = startOf(c + 32, start, bias + 32), s3 = startOf(c + 48, start, bias + 48);
  for (let p = 0; p < k; p++) {
    const x = v128.load32_splat(a);
    s0 = madd(x, v128.load(b), s0); s1 = madd(x, v128.load(b, 16), s1); s2 = madd(x, v128.load(b, 32), s2); s3 = madd(x, v128.load(b, 48), s3);
    a += stepA;
    b += stepB;
  }
  v128.store(c, s0); v128.store(c, s1, 16); v128.store(c, s2, 32); v128.store(c, s3, 48);
}

function tile4x4(a: usize, rowA: usize, stepA: usize, b: usize, stepB: usize, c: usize, rowC: usize, k: i32, start: i32, bias: usize): void {
  const c1 = c + rowC;
  const c2 = c1 + rowC;
  const c3 = c2 + rowC;
  let s0 = startOf(c, start, bias), s1 = startOf(c1, start, bias), s2 = startOf(c2, start, bias), s3 = startOf(c3, start, bias);
  for (let p = 0; p < k; p++) {
    const y = v128.load(b);
    s0 = madd(v128.load32_splat(a), y, s0);
    s1 = madd(v128.load32_splat(a + rowA), y, s1);
    s2 = madd(v128.load32_splat(a + (rowA << 1)), y, s2);
    s3 = madd(v128.load32_splat(a + rowA + (rowA << 1)), y, s3);
    a += stepA;
    b += stepB;
  }
  v128.store(c, s0); v128.store(c1, s1); v128.store(c2, s2); v128.store(c3, s3);
}

function tile1x4(a: usize, stepA: usize, b: usize, stepB: usize, c: usize, k: i32, start: i32, bias: usize): void {
  let s = startOf(c, start, bias);
  for (let p = 0; p < k; p++) {
    s = madd(v128.load32_splat(a), v128.load(b), s);
    a += stepA;
    b += stepB;
  }
  v128.store(c, s);
}

function tile1x1(a: usize, stepA: usize, b: usize, stepB: usize, c: usize, k: i32, start: i32, bias: usize): void {
  let s: f32 = start == START_ZERO ? 0 : load<f32>(start == START_C ? c : bias);
  for (let p = 0; p < k; p++) {
    s += load<f32>(a) * load<f32>(b);
    a += stepA;
    b += stepB;
  }
  store<f32>(c, s);
}

/** out[columns, rows] = in[rows, columns] transposed; rows of `in` are ldIn elements apart, of `out` ldOut. */
export function transpose(input: usize, ldIn: i32, output: usize, ldOut: i32, rows: i32, columns: i32): void {
  for (let i = 0; i < rows; i++) {
    let from = input + (<usize>(i * ldIn) << 2);
    let to = output + (<usize>i << 2);
    for (let j = 0; j < columns; j++) {
      store<f32>(to, load<f32>(from));
      from += 4;
      to += <usize>ldOut << 2;
    }
  }
}

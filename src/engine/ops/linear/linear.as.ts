// Element-wise parts of the linear ops; their matrix products are gemm.as.ts.

import { erf4, exp4, f32At, loadPart, madd, splat, storePart } from "../../wasm/vector.as";

@inline
function normalDistribution(x: v128): v128 {
  return f32x4.mul(splat(0.5), f32x4.add(splat(1), erf4(f32x4.mul(x, splat(0.7071067811865476)))));
}

/** out = x·Φ(x), the exact GELU. */
export function gelu(input: usize, output: usize, count: i32): void {
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const x = v128.load(f32At(input, i));
    v128.store(f32At(output, i), f32x4.mul(x, normalDistribution(x)));
  }
  if (i == count) return;
  const x = loadPart(f32At(input, i), count - i);
  storePart(f32At(output, i), f32x4.mul(x, normalDistribution(x)), count - i);
}

@inline
function geluDerivative(x: v128): v128 {
  const density = f32x4.mul(splat(0.3989422804014327), exp4(f32x4.mul(splat(-0.5), f32x4.mul(x, x))));
  return madd(x, density, normalDistribution(x));
}

/** gradient ← gradient·GELU′(preActivation) */
export function geluGradient(gradient: usize, preActivation: usize, count: i32): void {
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const at = f32At(gradient, i);
    v128.store(at, f32x4.mul(v128.load(at), geluDerivative(v128.load(f32At(preActivation, i)))));
  }
  if (i == count) return;
  const at = f32At(gradient, i);
  const derivative = geluDerivative(loadPart(f32At(preActivation, i), count - i));
  storePart(at, f32x4.mul(loadPart(at, count - i), derivative), count - i);
}

/** y[r] ← y[r] + residual[r mod residualRows], rows of n elements. */
export function addRows(y: usize, residual: usize, rows: i32, residualRows: i32, n: i32): void {
  for (let r = 0; r < rows; r++) {
    const to = f32At(y, r * n);
    const from = f32At(residual, (r % residualRows) * n);
    let j = 0;
    for (; j + 4 <= n; j += 4) v128.store(f32At(to, j), f32x4.add(v128.load(f32At(to, j)), v128.load(f32At(from, j))));
    for (; j < n; j++) store<f32>(f32At(to, j), load<f32>(f32At(to, j)) + load<f32>(f32At(from, j)));
  }
}

/** sums[j] = (sums[j] +) Σ over rows of x[r, j]. */
export function columnSums(x: usize, sums: usize, rows: i32, n: i32, accumulate: i32): void {
  if (!accumulate) memory.fill(sums, 0, <usize>n << 2);
  let j = 0;
  for (; j + 4 <= n; j += 4) {
    let sum = v128.load(f32At(sums, j));
    for (let r = 0; r < rows; r++) sum = f32x4.add(sum, v128.load(f32At(x, r * n + j)));
    v128.store(f32At(sums, j), sum);
  }
  for (; j < n; j++) {
    let sum = load<f32>(f32At(sums, j));
    for (let r = 0; r < rows; r++) sum += load<f32>(f32At(x, r * n + j));
    store<f32>(f32At(sums, j), sum);
  }
}

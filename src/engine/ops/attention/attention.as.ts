// Attention head by head: scores of one head at a time in scratch memory, products by gemm. Scratch holds, for T
// tokens padded to Tp (a multiple of 4) and head width e: transposed keys or values [e, Tp], scores [T, Tp], and for
// the gradient a second [T, Tp].

import { gemm, transpose, START_ZERO } from "../../wasm/gemm.as";
import { exp4, f32At, largestLane, loadPart, splat, storePart, sumLanes } from "../../wasm/vector.as";

/** Replaces a row of scores by probabilities; returns the log-sum-exp of the scaled scores. */
function softmaxRow(row: usize, count: i32, scale: f32): f32 {
  const whole = count & ~3;
  let most = splat(-Infinity);
  for (let j = 0; j < whole; j += 4) most = f32x4.max(most, v128.load(f32At(row, j)));
  let largest = whole ? largestLane(most) : <f32>-Infinity;
  for (let j = whole; j < count; j++) largest = max(largest, load<f32>(f32At(row, j)));
  largest *= scale;
  let total = splat(0);
  for (let j = 0; j < whole; j += 4) {
    const value = exp4(f32x4.sub(f32x4.mul(v128.load(f32At(row, j)), splat(scale)), splat(largest)));
    v128.store(f32At(row, j), value);
    total = f32x4.add(total, value);
  }
  let sum = sumLanes(total);
  if (whole < count) {
    const lanes = count - whole;
    const value = exp4(f32x4.sub(f32x4.mul(loadPart(f32At(row, whole), lanes), splat(scale)), splat(largest)));
    storePart(f32At(row, whole), value, lanes);
    for (let j = whole; j < count; j++) sum += load<f32>(f32At(row, j));
  }
  const inverse = splat(<f32>1 / sum);
  let j = 0;
  for (; j < whole; j += 4) v128.store(f32At(row, j), f32x4.mul(v128.load(f32At(row, j)), inverse));
  for (; j < count; j++) store<f32>(f32At(row, j), load<f32>(f32At(row, j)) * (<f32>1 / sum));
  return largest + <f32>NativeMath.log(<f64>sum);
}

export function attention(
  qkv: usize, y: usize, logSumExp: usize, scratch: usize, batch: i32, tokens: i32, heads: i32, headDim: i32,
): void {
  const d = heads * headDim;
  const ld = 3 * d;
  const padded = (tokens + 3) & ~3;
  const keys = scratch;
  const scores = f32At(scratch, headDim * padded);
  const scale = <f32>(1.0 / NativeMath.sqrt(<f64>headDim));
  for (let b = 0; b < batch; b++) {
    for (let h = 0; h < heads; h++) {
      const q = f32At(qkv, b * tokens * ld + h * headDim);
      transpose(f32At(q, d), ld, keys, padded, tokens, headDim);
      gemm(q, ld, 1, keys, padded, scores, padded, tokens, tokens, headDim, START_ZERO, 0);
      for (let t = 0; t < tokens; t++) {
        store<f32>(f32At(logSumExp, (b * heads + h) * tokens + t), softmaxRow(f32At(scores, t * padded), tokens, scale));
      }
      gemm(scores, padded, 1, f32At(q, 2 * d), ld, f32At(y, b * tokens * d + h * headDim), d, tokens, headDim, tokens, START_ZERO, 0);
    }
  }
}

/** p[t, j] = exp(p[t, j]·scale − logSumExp[t]), in place. */
function probabilities(p: usize, logSumExp: usize, tokens: i32, padded: i32, scale: f32): void {
  for (let t = 0; t < tokens; t++) {
    const row = f32At(p, t * padded);
    const shift = splat(load<f32>(f32At(logSumExp, t)));
    // The padding is computed too and never read.
    for (let j = 0; j < tokens; j += 4) v128.store(f32At(row, j), exp4(f32x4.sub(f32x4.mul(v128.load(f32At(row, j)), splat(scale)), shift)));
  }
}

export function attentionGradient(
  dy: usize, qkv: usize, y: usize, logSumExp: usize, dQkv: usize, scratch: usize,
  batch: i32, tokens: i32, heads: i32, headDim: i32,
): void {
  const d = heads * headDim;
  const ld = 3 * d;
  const padded = (tokens + 3) & ~3;
  const flipped = scratch;
  const p = f32At(scratch, headDim * padded);
  const dScores = f32At(p, tokens * padded);
  const scale = <f32>(1.0 / NativeMath.sqrt(<f64>headDim));
  for (let b = 0; b < batch; b++) {
    for (let h = 0; h < heads; h++) {
      const q = f32At(qkv, b * tokens * ld + h * headDim);
      const up = f32At(dy, b * tokens * d + h * headDim);
      const dq = f32At(dQkv, b * tokens * ld + h * headDim);
      transpose(f32At(q, d), ld, flipped, padded, tokens, headDim);
      gemm(q, ld, 1, flipped, padded, p, padded, tokens, tokens, headDim, START_ZERO, 0);
      probabilities(p, f32At(logSumExp, (b * heads + h) * tokens), tokens, padded, scale);
      gemm(p, 1, padded, up, d, f32At(dq, 2 * d), ld, tokens, headDim, tokens, START_ZERO, 0);
      transpose(f32At(q, 2 * d), ld, flipped, padded, tokens, headDim);
      gemm(up, d, 1, flipped, padded, dScores, padded, tokens, tokens, headDim, START_ZERO, 0);
      scoreGradients(dScores, p, up, f32At(y, b * tokens * d + h * headDim), d, tokens, padded, headDim, scale);
      gemm(dScores, padded, 1, f32At(q, d), ld, dq, ld, tokens, headDim, tokens, START_ZERO, 0);
      gemm(dScores, 1, padded, q, ld, f32At(dq, d), ld, tokens, headDim, tokens, START_ZERO, 0);
    }
  }
}

/** dScores ← p ⊙ (dScores − rowsum(dy ⊙ y))·scale, in place. */
function scoreGradients(dScores: usize, p: usize, dy: usize, y: usize, d: i32, tokens: i32, padded: i32, headDim: i32, scale: f32): void {
  for (let t = 0; t < tokens; t++) {
    let rowSum: f32 = 0;
    for (let e = 0; e < headDim; e++) rowSum += load<f32>(f32At(dy, t * d + e)) * load<f32>(f32At(y, t * d + e));
    for (let j = 0; j < tokens; j += 4) {
      const at = f32At(dScores, t * padded + j);
      const difference = f32x4.sub(v128.load(at), splat(rowSum));
      v128.store(at, f32x4.mul(f32x4.mul(v128.load(f32At(p, t * padded + j)), difference), splat(scale)));
    }
  }
}

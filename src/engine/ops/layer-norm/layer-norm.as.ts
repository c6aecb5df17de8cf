// LayerNorm by rows: two passes for mean and variance, as accurate as the reference's.

import { f32At, loadPart, madd, splat, storePart, sumLanes } from "../../wasm/vector.as";

@inline
function tailMask(lanes: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(lanes));
}

export function layerNorm(
  x: usize, weight: usize, bias: usize, y: usize, means: usize, rstds: usize, rows: i32, d: i32, epsilon: f32,
): void {
  const whole = d & ~3;
  const rest = d - whole;
  for (let r = 0; r < rows; r++) {
    const from = f32At(x, r * d);
    let sum = splat(0);
    for (let j = 0; j < whole; j += 4) sum = f32x4.add(sum, v128.load(f32At(from, j)));
    if (rest) sum = f32x4.add(sum, loadPart(f32At(from, whole), rest));
    const mean = sumLanes(sum) / <f32>d;
    let squares = splat(0);
    for (let j = 0; j < whole; j += 4) {
      const centred = f32x4.sub(v128.load(f32At(from, j)), splat(mean));
      squares = madd(centred, centred, squares);
    }
    if (rest) {
      const centred = v128.and(f32x4.sub(loadPart(f32At(from, whole), rest), splat(mean)), tailMask(rest));
      squares = madd(centred, centred, squares);
    }
    const rstd = <f32>1 / sqrt<f32>(sumLanes(squares) / <f32>d + epsilon);
    store<f32>(f32At(means, r), mean);
    store<f32>(f32At(rstds, r), rstd);
    const to = f32At(y, r * d);
    for (let j = 0; j < whole; j += 4) {
      const normalised = f32x4.mul(f32x4.sub(v128.load(f32At(from, j)), splat(mean)), splat(rstd));
      v128.store(f32At(to, j), madd(normalised, v128.load(f32At(weight, j)), v128.load(f32At(bias, j))));
    }
    for (let j = whole; j < d; j++) {
      const normalised = (load<f32>(f32At(from, j)) - mean) * rstd;
      store<f32>(f32At(to, j), normalised * load<f32>(f32At(weight, j)) + load<f32>(f32At(bias, j)));
    }
  }
}

/** dx = rstd·(g − mean(g) − x̂·mean(g·x̂)) + residual, g = dy·γ; residual may be 0 (none). */
export function layerNormGradient(
  dy: usize, x: usize, means: usize, rstds: usize, weight: usize, residual: usize,
  dx: usize, dWeight: usize, dBias: usize, rows: i32, d: i32, accumulate: i32,
): void {
  if (!accumulate) {
    memory.fill(dWeight, 0, <usize>d << 2);
    memory.fill(dBias, 0, <usize>d << 2);
  }
  for (let r = 0; r < rows; r++) {
    const mean = load<f32>(f32At(means, r));
    const rstd = load<f32>(f32At(rstds, r));
    const row = r * d;
    let sumG = splat(0);
    let sumGx = splat(0);
    for (let j = 0; j < d; j += 4) {
      const lanes = d - j;
      const xHat = lanes >= 4 ? f32x4.mul(f32x4.sub(v128.load(f32At(x, row + j)), splat(mean)), splat(rstd))
        : v128.and(f32x4.mul(f32x4.sub(loadPart(f32At(x, row + j), lanes), splat(mean)), splat(rstd)), tailMask(lanes));
      const up = lanes >= 4 ? v128.load(f32At(dy, row + j)) : loadPart(f32At(dy, row + j), lanes);
      const gamma = lanes >= 4 ? v128.load(f32At(weight, j)) : loadPart(f32At(weight, j), lanes);
      const g = f32x4.mul(up, gamma);
      sumG = f32x4.add(sumG, g);
      sumGx = madd(g, xHat, sumGx);
      const dGammaAt = f32At(dWeight, j);
      const dBetaAt = f32At(dBias, j);
      if (lanes >= 4) {
        v128.store(dGammaAt, madd(up, xHat, v128.load(dGammaAt)));
        v128.store(dBetaAt, f32x4.add(up, v128.load(dBetaAt)));
      } else {
        storePart(dGammaAt, madd(up, xHat, loadPart(dGammaAt, lanes)), lanes);
        storePart(dBetaAt, f32x4.add(up, loadPart(dBetaAt, lanes)), lanes);
      }
    }
    const meanG = sumLanes(sumG) / <f32>d;
    const meanGx = sumLanes(sumGx) / <f32>d;
    for (let j = 0; j < d; j += 4) {
      const lanes = d - j;
      const at = row + j;
      const full = lanes >= 4;
      const xHat = f32x4.mul(f32x4.sub(full ? v128.load(f32At(x, at)) : loadPart(f32At(x, at), lanes), splat(mean)), splat(rstd));
      const gamma = full ? v128.load(f32At(weight, j)) : loadPart(f32At(weight, j), lanes);
      const g = f32x4.mul(full ? v128.load(f32At(dy, at)) : loadPart(f32At(dy, at), lanes), gamma);
      let value = f32x4.mul(splat(rstd), f32x4.sub(f32x4.sub(g, splat(meanG)), f32x4.mul(xHat, splat(meanGx))));
      if (residual) value = f32x4.add(value, full ? v128.load(f32At(residual, at)) : loadPart(f32At(residual, at), lanes));
      if (full) v128.store(f32At(dx, at), value);
      else storePart(f32At(dx, at), value, lanes);
    }
  }
}

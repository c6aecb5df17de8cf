import { f32At } from "../../wasm/vector.as";

/** Stores Σ x² of `count` elements at `out`, summed in float64 (two lanes). */
export function sumOfSquares(x: usize, count: i32, out: usize): void {
  let sum = f64x2.splat(0);
  let i = 0;
  for (; i + 2 <= count; i += 2) {
    const pair = f64x2.promote_low_f32x4(v128.load64_zero(f32At(x, i)));
    sum = f64x2.add(sum, f64x2.mul(pair, pair));
  }
  let total = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  if (i < count) total += <f64>load<f32>(f32At(x, i)) * <f64>load<f32>(f32At(x, i));
  store<f64>(out, total);
}

/** norm = √Σ partials, float64 sums in the order in which they lie. */
export function norm(partials: usize, count: i32, out: usize): void {
  let sum: f64 = 0;
  for (let i = 0; i < count; i++) sum += load<f64>(partials + (<usize>i << 3));
  store<f32>(out, <f32>NativeMath.sqrt(sum));
}

/** first ← first + others, `parts` arrays of `count` elements `stride` bytes apart, added in their order. */
export function addParts(first: usize, stride: usize, parts: i32, count: i32): void {
  for (let part = 1; part < parts; part++) {
    const other = first + <usize>part * stride;
    let i = 0;
    for (; i + 4 <= count; i += 4) v128.store(f32At(first, i), f32x4.add(v128.load(f32At(first, i)), v128.load(f32At(other, i))));
    for (; i < count; i++) store<f32>(f32At(first, i), load<f32>(f32At(first, i)) + load<f32>(f32At(other, i)));
  }
}

import { f32At } from "../../wasm/vector.as";

/** out = (out +) x + coefficient·y, element-wise; y may be 0 (none). */
export function combine(x: usize, y: usize, coefficient: f32, out: usize, count: i32, accumulate: i32): void {
  for (let i = 0; i < count; i++) {
    let value = load<f32>(f32At(x, i));
    if (y) value += coefficient * load<f32>(f32At(y, i));
    if (accumulate) value += load<f32>(f32At(out, i));
    store<f32>(f32At(out, i), value);
  }
}

/** out = (out +) coefficient·x, element-wise. */
export function scale(x: usize, coefficient: f32, out: usize, count: i32, accumulate: i32): void {
  for (let i = 0; i < count; i++) {
    const value = coefficient * load<f32>(f32At(x, i));
    store<f32>(f32At(out, i), accumulate ? load<f32>(f32At(out, i)) + value : value);
  }
}

export function copy(from: usize, to: usize, count: i32): void {
  memory.copy(to, from, <usize>count << 2);
}

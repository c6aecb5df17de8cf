import { f32At } from "../../wasm/vector.as";

/** y[b, j] = mean over tokens of x[b, t, j]. */
export function meanPool(x: usize, y: usize, batch: i32, tokens: i32, d: i32): void {
  for (let b = 0; b < batch; b++) {
    for (let j = 0; j < d; j++) {
      let sum: f32 = 0;
      for (let t = 0; t < tokens; t++) sum += load<f32>(f32At(x, (b * tokens + t) * d + j));
      store<f32>(f32At(y, b * d + j), sum / <f32>tokens);
    }
  }
}

/** dx[b, t, j] = dy[b, j]/tokens. */
export function meanPoolGradient(dy: usize, dx: usize, batch: i32, tokens: i32, d: i32): void {
  for (let row = 0; row < batch * tokens; row++) {
    const from = f32At(dy, (row / tokens) * d);
    for (let j = 0; j < d; j++) store<f32>(f32At(dx, row * d + j), load<f32>(f32At(from, j)) / <f32>tokens);
  }
}

import { f32At, loadPart, madd, splat, storePart } from "../../wasm/vector.as";

/**
 * As AdamWOp on one tensor (or a part of it): `scalars` holds rate, c₁, c₂; `norm` the global gradient norm. The betas
 * come in float64: 1 − 0.999 in float32 would be off by 1e-5.
 */
export function adamW(
  parameter: usize, gradient: usize, first: usize, second: usize, count: i32, scalars: usize, norm: usize,
  beta1: f64, beta2: f64, epsilon: f32, decay: f32, clipNorm: f32,
): void {
  const rate = load<f32>(scalars);
  const inverse1 = splat(<f32>1 / load<f32>(scalars, 4));
  const inverse2 = splat(<f32>1 / load<f32>(scalars, 8));
  const clip = clipNorm > 0 ? min<f32>(1, clipNorm / (load<f32>(norm) + <f32>1e-6)) : <f32>1;
  const kept = splat(<f32>1 - rate * decay);
  for (let i = 0; i < count; i += 4) {
    const lanes = count - i;
    const full = lanes >= 4;
    const at = f32At(parameter, i);
    const mAt = f32At(first, i);
    const vAt = f32At(second, i);
    const g = f32x4.mul(full ? v128.load(f32At(gradient, i)) : loadPart(f32At(gradient, i), lanes), splat(clip));
    const m = madd(splat(<f32>beta1), full ? v128.load(mAt) : loadPart(mAt, lanes), f32x4.mul(splat(<f32>(1 - beta1)), g));
    const v = madd(splat(<f32>beta2), full ? v128.load(vAt) : loadPart(vAt, lanes), f32x4.mul(splat(<f32>(1 - beta2)), f32x4.mul(g, g)));
    const root = f32x4.add(f32x4.sqrt(f32x4.mul(v, inverse2)), splat(epsilon));
    const update = f32x4.div(f32x4.mul(m, inverse1), root);
    const p = f32x4.sub(f32x4.mul(full ? v128.load(at) : loadPart(at, lanes), kept), f32x4.mul(splat(rate), update));
    if (full) {
      v128.store(mAt, m);
      v128.store(vAt, v);
      v128.store(at, p);
    } else {
      storePart(mAt, m, lanes);
      storePart(vAt, v, lanes);
      storePart(at, p, lanes);
    }
  }
}

// Vector arithmetic that the kernels share: four float32 lanes a value.

@inline
export function madd(x: v128, y: v128, sum: v128): v128 {
  return f32x4.add(f32x4.mul(x, y), sum);
}

@inline
export function splat(x: f32): v128 {
  return f32x4.splat(x);
}

@inline
export function sumLanes(x: v128): f32 {
  return f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3));
}

@inline
export function largestLane(x: v128): f32 {
  return max(max(f32x4.extract_lane(x, 0), f32x4.extract_lane(x, 1)), max(f32x4.extract_lane(x, 2), f32x4.extract_lane(x, 3)));
}

/**
 * e^x with a relative error below 2e-7: x = n·ln 2 + r, a degree-6 polynomial in r (Cephes expf), then the exponent.
 * Below −87.3 the result is 2^-126, above 88.3 it is about 2^127.
 */
@inline
export function exp4(x: v128): v128 {
  const limited = f32x4.min(f32x4.max(x, splat(-87.3365)), splat(88.3762));
  const n = f32x4.nearest(f32x4.mul(limited, splat(1.44269504088896341)));
  let r = f32x4.sub(limited, f32x4.mul(n, splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, splat(-2.12194440e-4)));
  let p = madd(splat(1.9875691500e-4), r, splat(1.3981999507e-3));
  p = madd(p, r, splat(8.3334519073e-3));
  p = madd(p, r, splat(4.1665795894e-2));
  p = madd(p, r, splat(1.6666665459e-1));
  p = madd(p, r, splat(5.0000001201e-1));
  p = madd(f32x4.mul(r, r), p, f32x4.add(r, splat(1)));
  const exponent = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, exponent);
}

/** erf(x), absolute error below 3e-7: an odd rational function on [−4, 4], constant beyond. */
@inline
export function erf4(x: v128): v128 {
  const z = f32x4.min(f32x4.max(x, splat(-4)), splat(4));
  const s = f32x4.mul(z, z);
  let top = madd(splat(-2.72614225801306e-10), s, splat(2.77068142495902e-08));
  top = madd(top, s, splat(-2.10102402082508e-06));
  top = madd(top, s, splat(-5.69250639462346e-05));
  top = madd(top, s, splat(-7.34990630326855e-04));
  top = madd(top, s, splat(-2.95459980854025e-03));
  top = madd(top, s, splat(-1.60960333262415e-02));
  let bottom = madd(splat(-1.45660718464996e-05), s, splat(-2.13374055278905e-04));
  bottom = madd(bottom, s, splat(-1.68282697438203e-03));
  bottom = madd(bottom, s, splat(-7.37332916720468e-03));
  bottom = madd(bottom, s, splat(-1.42647390514189e-02));
  return f32x4.div(f32x4.mul(z, top), bottom);
}

/** The first `lanes` (1 to 3) of four values, the others 0. */
export function loadPart(address: usize, lanes: i32): v128 {
  let x = v128.load32_zero(address);
  if (lanes > 1) x = f32x4.replace_lane(x, 1, load<f32>(address, 4));
  if (lanes > 2) x = f32x4.replace_lane(x, 2, load<f32>(address, 8));
  return x;
}

/** Stores the first `lanes` (1 to 3) of four values. */
export function storePart(address: usize, x: v128, lanes: i32): void {
  store<f32>(address, f32x4.extract_lane(x, 0));
  if (lanes > 1) store<f32>(address, f32x4.extract_lane(x, 1), 4);
  if (lanes > 2) store<f32>(address, f32x4.extract_lane(x, 2), 8);
}

/** Address of element `index` of a float32 array. */
@inline
export function f32At(base: usize, index: i32): usize {
  return base + (<usize>index << 2);
}

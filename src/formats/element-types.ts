import type { Tensor } from './safetensors.ts';

/** A floating-point tensor's values as float32; undefined for a tensor of whole numbers or truth values. */
export function float32Of({ dtype, data }: Tensor): Float32Array | undefined {
  if (dtype === 'F32') return data as Float32Array;
  if (dtype === 'F64') return Float32Array.from(data as Float64Array);
  if (dtype === 'F16') return Float32Array.from(data as Uint16Array, halfToNumber);
  if (dtype === 'BF16') return new Float32Array(Uint32Array.from(data as Uint16Array, (bits) => bits << 16).buffer);
  return undefined;
}

/** The value of an IEEE 754 binary16: a sign, five bits of exponent (bias 15), ten of fraction. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

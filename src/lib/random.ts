/**
 * Seeded random streams (sfc32, Chris Doty-Humphrey's small fast counter generator, seeded through
 * splitmix32). Integer arithmetic only, so `uint32`, `uniform`, `integer` and `permutation` give the same
 * values on every machine; `normal` uses `Math.log` and `Math.cos` and may differ in the last bit.
 */
export interface RandomStream {
  /** Uniform integer in [0, 2³²). */
  uint32(): number;
  /** Uniform multiple of 2⁻³² in [0, 1). */
  uniform(): number;
  /** Uniform integer in [0, bound), without modulo bias; 1 ≤ bound ≤ 2³². */
  integer(bound: number): number;
  /** Standard normal deviate (Box–Muller). */
  normal(): number;
}

const TWO_32 = 0x1_0000_0000;

/** A stream of its own for every (seed, labels): streams with different labels are independent. */
export function randomStream(seed: number, ...labels: readonly (string | number)[]): RandomStream {
  const next = splitmix32(hash(`${seed}/${labels.join('/')}`));
  const stream = sfc32(next(), next(), next(), next());
  for (let i = 0; i < 12; i++) stream.uint32();
  return stream;
}

/** The stream of these four words of state. */
function sfc32(...state: readonly [number, number, number, number]): RandomStream {
  let [a, b, c, counter] = state;
  const uint32 = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  const uniform = (): number => uint32() / TWO_32;
  return {
    uint32,
    uniform,
    integer(bound) {
      const limit = TWO_32 - (TWO_32 % bound);
      let value = uint32();
      while (value >= limit) value = uint32();
      return value % bound;
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}

/** A uniformly drawn permutation of 0 … count − 1 (Fisher–Yates). */
export function permutation(count: number, stream: RandomStream): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = stream.integer(i + 1);
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
  return order;
}

/** 32-bit FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}

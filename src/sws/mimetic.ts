import { at, invariant } from '../lib/errors.ts';
import type { RandomStream } from '../lib/random.ts';
import { singularValues, type SingularValues } from '../lib/svd.ts';
import { initializeWeights, type Weights } from './learngene.ts';
import type { VitShape } from './vit.ts';

/** α and β of Q·Kᵀ ≈ αZ + βI and of V·proj ≈ αZ − βI, Z normal with variance 1/d: the values of their paper. */
const queryKey = { alpha: 0.7, beta: 0.7 } as const;
const valueProjection = { alpha: 0.4, beta: -0.4 } as const;

/**
 * Mimetic initialisation (Trockman and Kolter, ICML 2023): an untrained ViT whose attention already looks as
 * that of a trained one. Of each head, W_Q·W_Kᵀ is the nearest matrix of rank d/heads to αZ + βI, with a Z of its
 * own; W_V·W_proj of all heads together is αZ − βI. Both are split by an SVD, half of each singular value to each
 * side. All else is as from scratch (their sinusoidal position embedding is an initialisation of its own).
 */
export function initializeMimetic(shape: VitShape, depth: number, stream: RandomStream): Weights {
  const weights = new Map(initializeWeights(shape, depth, stream));
  for (let layer = 0; layer < depth; layer++) {
    const qkv = weights.get(`blocks.${layer}.attn.qkv.weight`);
    const proj = weights.get(`blocks.${layer}.attn.proj.weight`);
    invariant(qkv && proj, `a ViT of ${depth} layers has attention in layer ${layer}`);
    writeQueriesAndKeys(qkv, shape, stream);
    writeValuesAndProjection(qkv, proj, shape, stream);
  }
  return weights;
}

/** Rows of q and k, head by head: row i of a head is √σᵢ times its i-th left (right) singular vector. */
function writeQueriesAndKeys(qkv: Float32Array, { dim, heads }: VitShape, stream: RandomStream): void {
  const rank = dim / heads;
  for (let head = 0; head < heads; head++) {
    const { left, singular, right } = singularValues(nearIdentity(dim, queryKey, stream));
    for (let i = 0; i < rank; i++) {
      const row = head * rank + i;
      qkv.set(scaled(at(left, i), at(singular, i)), row * dim);
      qkv.set(scaled(at(right, i), at(singular, i)), (dim + row) * dim);
    }
  }
}

/** Row i of v is √σᵢ times the i-th left singular vector, column i of proj √σᵢ times the right one. */
function writeValuesAndProjection(qkv: Float32Array, proj: Float32Array, { dim }: VitShape, stream: RandomStream): void {
  const { left, singular, right }: SingularValues = singularValues(nearIdentity(dim, valueProjection, stream));
  for (let i = 0; i < dim; i++) {
    qkv.set(scaled(at(left, i), at(singular, i)), (2 * dim + i) * dim);
    scaled(at(right, i), at(singular, i)).forEach((value, row) => {
      proj[row * dim + i] = value;
    });
  }
}

/** αZ + βI, column by column. */
function nearIdentity(dim: number, { alpha, beta }: { readonly alpha: number; readonly beta: number }, stream: RandomStream): Float64Array[] {
  return Array.from({ length: dim }, (_, column) =>
    Float64Array.from({ length: dim }, (__, row) => (alpha * stream.normal()) / Math.sqrt(dim) + (row === column ? beta : 0)),
  );
}

/** √σ times a vector. */
function scaled(vector: Float64Array, singular: number): Float64Array {
  return vector.map((value) => value * Math.sqrt(singular));
}

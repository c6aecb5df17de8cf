import { at, invariant } from './errors.ts';

/** A = U·diag(σ)·Vᵀ of a square matrix, by columns: A = Σ left[i]·singular[i]·right[i]ᵀ, largest σ first. */
export interface SingularValues {
  readonly left: readonly Float64Array[];
  readonly singular: readonly number[];
  readonly right: readonly Float64Array[];
}

/** Cosine of the angle between two columns below which they count as perpendicular; float32 has 6e-8. */
const PERPENDICULAR = 1e-9;
/** Rounds over all pairs of columns. About ten are enough for hundreds of columns. */
const MOST_SWEEPS = 60;

/**
 * Singular value decomposition by one-sided Jacobi rotations (Hestenes; Golub and Van Loan, 8.6.3): columns of A are
 * turned against each other until all are perpendicular, and V records the turns. Takes n³ a sweep, good for the
 * few hundred columns we have. `columns` holds A column by column, n of length n; it is left as it is. A column
 * of a singular A that vanishes has σ = 0 and a zero vector in `left`.
 */
export function singularValues(columns: readonly Float64Array[]): SingularValues {
  const turned = columns.map((column) => column.slice());
  const turns = columns.map((_, i) => new Float64Array(columns.length).fill(1, i, i + 1));
  let sweep = 0;
  while (turnAllPairs(turned, turns)) invariant(++sweep < MOST_SWEEPS, 'Jacobi rotations of finite numbers converge');
  return turned
    .map((column, i) => ({ singular: Math.sqrt(dot(column, column)), column, right: at(turns, i) }))
    .sort((a, b) => b.singular - a.singular)
    .reduce<{ left: Float64Array[]; singular: number[]; right: Float64Array[] }>(
      (sorted, { singular, column, right }) => {
        sorted.left.push(singular > 0 ? column.map((value) => value / singular) : column);
        sorted.singular.push(singular);
        sorted.right.push(right);
        return sorted;
      },
      { left: [], singular: [], right: [] },
    );
}

/** One sweep; tells whether any pair had to be turned. */
function turnAllPairs(turned: readonly Float64Array[], turns: readonly Float64Array[]): boolean {
  let any = false;
  for (let p = 0; p < turned.length; p++) {
    for (let q = p + 1; q < turned.length; q++) {
      const [a, b] = [at(turned, p), at(turned, q)];
      const [aa, bb, ab] = [dot(a, a), dot(b, b), dot(a, b)];
      if (Math.abs(ab) <= PERPENDICULAR * Math.sqrt(aa * bb)) continue;
      const halfCotangent = (bb - aa) / (2 * ab);
      const tangent = Math.sign(halfCotangent || 1) / (Math.abs(halfCotangent) + Math.hypot(1, halfCotangent));
      turn(a, b, tangent);
      turn(at(turns, p), at(turns, q), tangent);
      any = true;
    }
  }
  return any;
}

/** Turns two columns in their plane by the angle of that tangent. */
function turn(a: Float64Array, b: Float64Array, tangent: number): void {
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = cosine * tangent;
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    a[i] = cosine * x - sine * y;
    b[i] = sine * x + cosine * y;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

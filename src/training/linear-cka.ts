/**
 * Linear CKA (Kornblith et al., "Similarity of Neural Network Representations Revisited", 2019, Eq. 5): how alike two
 * representations of the same examples are, up to rotation, reflection and scale.
 */

/** What a layer makes of examples, each feature less its mean over them. */
export interface Representation {
  /** [rows, columns], row-major: a row an example, a column a feature. */
  readonly values: Float64Array;
  readonly columns: number;
  /** ‖XᵀX‖² (Frobenius). */
  readonly selfProduct: number;
}

/** A representation from values [rows, columns], which are left as they are. */
export function representationOf(values: ArrayLike<number>, columns: number): Representation {
  const centred = Float64Array.from(values);
  const rows = centred.length / columns;
  for (let column = 0; column < columns; column++) {
    let sum = 0;
    for (let i = column; i < centred.length; i += columns) sum += centred[i] as number;
    for (let i = column; i < centred.length; i += columns) centred[i] = (centred[i] as number) - sum / rows;
  }
  return { values: centred, columns, selfProduct: squaredProduct(centred, columns, centred, columns) };
}

/**
 * ‖YᵀX‖² / (‖XᵀX‖·‖YᵀY‖), 0 … 1, of representations of the same examples in the same order; NaN where one of them
 * represents all alike. Takes rows · columns · columns multiplications.
 */
export function linearCka(x: Representation, y: Representation): number {
  const cross = squaredProduct(x.values, x.columns, y.values, y.columns);
  return Math.min(1, cross / Math.sqrt(x.selfProduct * y.selfProduct));
}

/** ‖XᵀY‖² (Frobenius). */
function squaredProduct(x: Float64Array, xColumns: number, y: Float64Array, yColumns: number): number {
  const product = new Float64Array(xColumns * yColumns);
  for (let xRow = 0, yRow = 0; xRow < x.length; xRow += xColumns, yRow += yColumns) {
    for (let i = 0; i < xColumns; i++) {
      const value = x[xRow + i] as number;
      const start = i * yColumns;
      for (let j = 0; j < yColumns; j++) product[start + j] = (product[start + j] as number) + value * (y[yRow + j] as number);
    }
  }
  return product.reduce((sum, value) => sum + value ** 2, 0);
}

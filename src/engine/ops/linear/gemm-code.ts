/**
 * What differs between the three products of a linear layer is only how A and B lie:
 * NT  y[rows, n]  = x[rows, k]·W[n, k]ᵀ,  NN  dx[rows, k] = dy[rows, n]·W[n, k],  TN  dW[n, k] = dy[rows, n]ᵀ·x[rows, k].
 */
export interface GemmShape {
  readonly layout: 'NT' | 'NN' | 'TN';
  /** Result rows, result columns, and the length of the sums. */
  readonly m: number;
  readonly n: number;
  readonly k: number;
}

export interface GemmCode {
  /** Element type of A, B and of the result: a group of neighbouring columns. */
  readonly type: 'vec4f' | 'f32';
  /** Rows of a tile. */
  readonly tileRows: number;
  /** Columns in a group (4 or 1), and groups in a tile. */
  readonly groupColumns: number;
  readonly groups: number;
  readonly tiles: number;
  /** Invocations that compute a tile together, as `lane`; absent where one invocation computes it alone. */
  readonly workgroupSize?: number;
  /** Workgroup memory of the tile. */
  readonly declarations?: string;
  /**
   * Statements that fill `sum<row>_<group>` for tile `tile`, summing from `begin` to `end`, which the caller declares;
   * they declare `row` and `column`, the tile's first, in elements.
   */
  readonly product: string;
}

import { declare, entryPoint, float, type WebGpuContext, type WebGpuKernel } from '../../webgpu/webgpu-kernel.ts';
import type { AttentionGradientOp, AttentionOp } from './attention.ts';

type Sizes = Pick<AttentionOp, 'batch' | 'tokens' | 'heads' | 'headDim'>;

/**
 * A head's vectors as `length` elements of `type`. Loops over them are written out, with a variable an element:
 * arrays in private memory that a loop indexes do not stay in registers.
 */
interface HeadCode {
  readonly type: 'vec4f' | 'f32';
  readonly length: number;
  /** Elements of `type` in a row of the output; a row of qkv has three times as many. */
  readonly row: number;
  /** The statement for every element. */
  readonly each: (statement: (e: number) => string) => string;
  /** Σ over the elements of a·b, as an expression. */
  readonly inner: (a: (e: number) => string, b: (e: number) => string) => string;
  /** Locals of every kernel: which head, where its rows begin in qkv and in the output. */
  readonly locate: string;
}

/** One invocation is one token of one head of one image: index = (image · heads + head) · tokens + token. */
function headCode({ tokens, heads, headDim }: Sizes): HeadCode {
  const width = headDim % 4 === 0 ? 4 : 1;
  const length = headDim / width;
  const row = heads * length;
  const elements = Array.from({ length }, (_, e) => e);
  return {
    type: width === 4 ? 'vec4f' : 'f32',
    length,
    row,
    each: (statement) => elements.map(statement).join(' '),
    inner: (a, b) => elements.map((e) => (width === 4 ? `dot(${a(e)}, ${b(e)})` : `${a(e)} * ${b(e)}`)).join(' + '),
    locate: `
  let token = index % ${tokens}u;
  let head = (index / ${tokens}u) % ${heads}u;
  let image = index / ${tokens * heads}u;
  let qkvAt = image * ${tokens * 3 * row}u + head * ${length}u;
  let outAt = image * ${tokens * row}u + head * ${length}u;
  let own = qkvAt + token * ${3 * row}u;
  let ownOut = outAt + token * ${row}u;`,
  };
}

/** Softmax as it goes: the running maximum rescales what was summed before (Milakov & Gimelshein 2018). */
export const attentionWebGpu: WebGpuKernel<AttentionOp> = (op, context) => {
  const { inputs, outputs, batch, tokens, heads, headDim } = op;
  const { type, row, each, inner, locate } = headCode(op);
  const invocations = batch * heads * tokens;
  const body = `${locate}
  ${each((e) => `let q${e} = qkv[own + ${e}u] * ${float(1 / Math.sqrt(headDim))}; var sum${e} = ${type}();`)}
  var largest = -3.0e38;
  var total = 0.0;
  for (var key = 0u; key < ${tokens}u; key++) {
    let at = qkvAt + key * ${3 * row}u;
    let score = ${inner((e) => `q${e}`, (e) => `qkv[at + ${row + e}u]`)};
    let next = max(largest, score);
    let shrink = exp(largest - next);
    let weight = exp(score - next);
    total = total * shrink + weight;
    ${each((e) => `sum${e} = sum${e} * shrink + weight * qkv[at + ${2 * row + e}u];`)}
    largest = next;
  }
  ${each((e) => `y[ownOut + ${e}u] = sum${e} / total;`)}
  logSumExp[index] = largest + log(total);`;
  context.dispatch({
    label: `attention ${batch}×${heads}×${tokens}×${headDim}`,
    code: `${declare([['qkv', type, 'read'], ['y', type, 'read_write'], ['logSumExp', 'f32', 'read_write']])}${entryPoint(invocations, body)}`,
    bindings: [context.read(inputs.qkv), context.write(outputs.y), context.write(outputs.logSumExp)],
    invocations,
  });
};

/** Two dispatches, which both recompute the probabilities: by query for dq and the row sums, by key for dk and dv. */
export const attentionGradientWebGpu: WebGpuKernel<AttentionGradientOp> = (op, context) => {
  const rowSums = context.constants(new Float32Array(op.batch * op.heads * op.tokens));
  dispatchQueryGradient(op, context, rowSums);
  dispatchKeyGradient(op, context, rowSums);
};

type Scratch = ReturnType<WebGpuContext['constants']>;

function dispatchQueryGradient(op: AttentionGradientOp, context: WebGpuContext, rowSums: Scratch): void {
  const { inputs, outputs, batch, tokens, heads, headDim } = op;
  const { type, row, each, inner, locate } = headCode(op);
  const scale = float(1 / Math.sqrt(headDim));
  const invocations = batch * heads * tokens;
  const body = `${locate}
  ${each((e) => `let q${e} = qkv[own + ${e}u]; let up${e} = dy[ownOut + ${e}u]; var dq${e} = ${type}();`)}
  let rowSum = ${inner((e) => `up${e}`, (e) => `y[ownOut + ${e}u]`)};
  let lse = logSumExp[index];
  for (var key = 0u; key < ${tokens}u; key++) {
    let at = qkvAt + key * ${3 * row}u;
    ${each((e) => `let k${e} = qkv[at + ${row + e}u];`)}
    let score = ${inner((e) => `q${e}`, (e) => `k${e}`)};
    let dProbability = ${inner((e) => `up${e}`, (e) => `qkv[at + ${2 * row + e}u]`)};
    let dScore = exp(score * ${scale} - lse) * (dProbability - rowSum) * ${scale};
    ${each((e) => `dq${e} += dScore * k${e};`)}
  }
  ${each((e) => `dQkv[own + ${e}u] = dq${e};`)}
  rowSums[index] = rowSum;`;
  context.dispatch({
    label: `attention query gradient ${batch}×${heads}×${tokens}×${headDim}`,
    code: `${declare([
      ['dy', type, 'read'], ['qkv', type, 'read'], ['y', type, 'read'], ['logSumExp', 'f32', 'read'],
      ['dQkv', type, 'read_write'], ['rowSums', 'f32', 'read_write'],
    ])}${entryPoint(invocations, body)}`,
    bindings: [...[inputs.dy, inputs.qkv, inputs.y, inputs.logSumExp].map(context.read), context.write(outputs.dQkv), rowSums],
    invocations,
  });
}

function dispatchKeyGradient(op: AttentionGradientOp, context: WebGpuContext, rowSums: Scratch): void {
  const { inputs, outputs, batch, tokens, heads, headDim } = op;
  const { type, row, each, inner, locate } = headCode(op);
  const scale = float(1 / Math.sqrt(headDim));
  const invocations = batch * heads * tokens;
  const body = `${locate}
  let rows = index - token;
  ${each((e) => `let k${e} = qkv[own + ${row + e}u]; let v${e} = qkv[own + ${2 * row + e}u]; var dk${e} = ${type}(); var dv${e} = ${type}();`)}
  for (var query = 0u; query < ${tokens}u; query++) {
    let at = qkvAt + query * ${3 * row}u;
    let out = outAt + query * ${row}u;
    ${each((e) => `let q${e} = qkv[at + ${e}u]; let up${e} = dy[out + ${e}u];`)}
    let score = ${inner((e) => `q${e}`, (e) => `k${e}`)};
    let dProbability = ${inner((e) => `up${e}`, (e) => `v${e}`)};
    let probability = exp(score * ${scale} - logSumExp[rows + query]);
    let dScore = probability * (dProbability - rowSums[rows + query]) * ${scale};
    ${each((e) => `dk${e} += dScore * q${e}; dv${e} += probability * up${e};`)}
  }
  ${each((e) => `dQkv[own + ${row + e}u] = dk${e}; dQkv[own + ${2 * row + e}u] = dv${e};`)}`;
  context.dispatch({
    label: `attention key gradient ${batch}×${heads}×${tokens}×${headDim}`,
    code: `${declare([
      ['dy', type, 'read'], ['qkv', type, 'read'], ['logSumExp', 'f32', 'read'], ['rowSums', 'f32', 'read_write'], ['dQkv', type, 'read_write'],
    ])}${entryPoint(invocations, body)}`,
    bindings: [...[inputs.dy, inputs.qkv, inputs.logSumExp].map(context.read), rowSums, context.write(outputs.dQkv)],
    invocations,
  });
}

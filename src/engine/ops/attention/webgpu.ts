import { declare, entryPoint, float, type WebGpuKernel } from '../../webgpu/webgpu-kernel.ts';
import type { AttentionGradientOp, AttentionOp } from './attention.ts';

type Sizes = Pick<AttentionOp, 'batch' | 'tokens' | 'heads' | 'headDim'>;

/** A head's vectors as `length` elements of `type`, which `inner` multiplies and adds up. */
interface HeadCode {
  readonly type: 'vec4f' | 'f32';
  readonly length: number;
  readonly inner: (a: string, b: string) => string;
  /** Locals of every kernel: which head, where its rows begin in qkv and in the output. */
  readonly locate: string;
}

/** One invocation is one token of one head of one image: index = (image · heads + head) · tokens + token. */
function headCode({ tokens, heads, headDim }: Sizes): HeadCode {
  const width = headDim % 4 === 0 ? 4 : 1;
  const length = headDim / width;
  const d = heads * length;
  return {
    type: width === 4 ? 'vec4f' : 'f32',
    length,
    inner: (a, b) => (width === 4 ? `dot(${a}, ${b})` : `${a} * ${b}`),
    locate: `
  let token = index % ${tokens}u;
  let head = (index / ${tokens}u) % ${heads}u;
  let image = index / ${tokens * heads}u;
  let qkvAt = image * ${tokens * 3 * d}u + head * ${length}u;
  let outAt = image * ${tokens * d}u + head * ${length}u;
  let lseAt = index - token;
  let own = qkvAt + token * ${3 * d}u;
  let ownOut = outAt + token * ${d}u;`,
  };
}

/** Softmax as it goes: the running maximum rescales what was summed before (Milakov & Gimelshein 2018). */
export const attentionWebGpu: WebGpuKernel<AttentionOp> = (op, context) => {
  const { inputs, outputs, batch, tokens, heads, headDim } = op;
  const { type, length, inner, locate } = headCode(op);
  const d = heads * length;
  const each = (statement: string): string => `for (var e = 0u; e < ${length}u; e++) { ${statement} }`;
  const invocations = batch * heads * tokens;
  const body = `${locate}
  var q: array<${type}, ${length}>;
  var sums: array<${type}, ${length}>;
  ${each(`q[e] = qkv[own + e] * ${float(1 / Math.sqrt(headDim))}; sums[e] = ${type}();`)}
  var largest = -3.0e38;
  var total = 0.0;
  for (var key = 0u; key < ${tokens}u; key++) {
    let at = qkvAt + key * ${3 * d}u;
    var score = 0.0;
    ${each(`score += ${inner('q[e]', `qkv[at + ${d}u + e]`)};`)}
    let next = max(largest, score);
    let shrink = exp(largest - next);
    let weight = exp(score - next);
    total = total * shrink + weight;
    ${each(`sums[e] = sums[e] * shrink + weight * qkv[at + ${2 * d}u + e];`)}
    largest = next;
  }
  ${each('y[ownOut + e] = sums[e] / total;')}
  logSumExp[index] = largest + log(total);`;
  context.dispatch({
    label: `attention ${batch}×${heads}×${tokens}×${headDim}`,
    code: `${declare([['qkv', type, 'read'], ['y', type, 'read_write'], ['logSumExp', 'f32', 'read_write']])}${entryPoint(invocations, body)}`,
    bindings: [context.read(inputs.qkv), context.write(outputs.y), context.write(outputs.logSumExp)],
    invocations,
  });
};

/** First half of the invocations: dq of a query; second half: dk and dv of a key. Probabilities are recomputed. */
export const attentionGradientWebGpu: WebGpuKernel<AttentionGradientOp> = (op, context) => {
  const { inputs, outputs, batch, tokens, heads, headDim } = op;
  const { type, length, inner, locate } = headCode(op);
  const d = heads * length;
  const scale = float(1 / Math.sqrt(headDim));
  const each = (statement: string): string => `for (var e = 0u; e < ${length}u; e++) { ${statement} }`;
  const half = batch * heads * tokens;
  const zero = `${type}()`;
  const body = `
  if (index < ${half}u) { queryGradient(index); } else { keyGradient(index - ${half}u); }`;
  const functions = `
fn queryGradient(index: u32) {${locate}
  var dq: array<${type}, ${length}>;
  var rowSum = 0.0;
  ${each(`dq[e] = ${zero}; rowSum += ${inner('dy[ownOut + e]', 'y[ownOut + e]')};`)}
  let lse = logSumExp[index];
  for (var key = 0u; key < ${tokens}u; key++) {
    let at = qkvAt + key * ${3 * d}u;
    var score = 0.0;
    var dProbability = 0.0;
    ${each(`score += ${inner('qkv[own + e]', `qkv[at + ${d}u + e]`)}; dProbability += ${inner('dy[ownOut + e]', `qkv[at + ${2 * d}u + e]`)};`)}
    let dScore = exp(score * ${scale} - lse) * (dProbability - rowSum) * ${scale};
    ${each(`dq[e] += dScore * qkv[at + ${d}u + e];`)}
  }
  ${each('dQkv[own + e] = dq[e];')}
}
fn keyGradient(index: u32) {${locate}
  var dk: array<${type}, ${length}>;
  var dv: array<${type}, ${length}>;
  ${each(`dk[e] = ${zero}; dv[e] = ${zero};`)}
  for (var query = 0u; query < ${tokens}u; query++) {
    let at = qkvAt + query * ${3 * d}u;
    let out = outAt + query * ${d}u;
    var score = 0.0;
    var dProbability = 0.0;
    var rowSum = 0.0;
    ${each(`score += ${inner('qkv[at + e]', `qkv[own + ${d}u + e]`)}; dProbability += ${inner('dy[out + e]', `qkv[own + ${2 * d}u + e]`)}; rowSum += ${inner('dy[out + e]', 'y[out + e]')};`)}
    let probability = exp(score * ${scale} - logSumExp[lseAt + query]);
    let dScore = probability * (dProbability - rowSum) * ${scale};
    ${each('dk[e] += dScore * qkv[at + e]; dv[e] += probability * dy[out + e];')}
  }
  ${each(`dQkv[own + ${d}u + e] = dk[e]; dQkv[own + ${2 * d}u + e] = dv[e];`)}
}`;
  context.dispatch({
    label: `attention gradient ${batch}×${heads}×${tokens}×${headDim}`,
    code: `${declare([
      ['dy', type, 'read'], ['qkv', type, 'read'], ['y', type, 'read'], ['logSumExp', 'f32', 'read'], ['dQkv', type, 'read_write'],
    ])}${functions}${entryPoint(2 * half, body)}`,
    bindings: [...[inputs.dy, inputs.qkv, inputs.y, inputs.logSumExp].map(context.read), context.write(outputs.dQkv)],
    invocations: 2 * half,
  });
};

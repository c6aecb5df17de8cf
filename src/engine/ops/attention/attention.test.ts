import type { CasePlan } from '../../testing/case-plan.ts';
import type { Differentiated } from '../../testing/finite-differences.ts';
import { describeOp } from '../../testing/op-suite.ts';

interface Sizes {
  readonly batch: number;
  readonly tokens: number;
  readonly heads: number;
  readonly headDim: number;
}

/** Attention and its gradient with respect to the packed queries, keys and values. */
function attend(plan: CasePlan, sizes: Sizes, scale = 1): Differentiated {
  const { batch, tokens, heads, headDim } = sizes;
  const [rows, dim] = [batch * tokens, heads * headDim];
  const qkv = plan.input('qkv', [rows, 3 * dim], scale);
  const [y, logSumExp] = [plan.output('y', [rows, dim]), plan.output('logSumExp', [batch, heads, tokens])];
  plan.emit({ kind: 'attention', inputs: { qkv }, outputs: { y, logSumExp }, ...sizes });
  const inputs = { dy: plan.input('dy', [rows, dim]), qkv, y, logSumExp };
  plan.emit({ kind: 'attention-gradient', inputs, outputs: { dQkv: plan.gradient('dQkv', [rows, 3 * dim]) }, ...sizes });
  return { objective: [['y', 'dy']], gradients: { qkv: 'dQkv' } };
}

describeOp('attention', [
  { name: 'one token, whose probability is 1', plan: (plan) => attend(plan, { batch: 1, tokens: 1, heads: 1, headDim: 4 }) },
  { name: 'one image, one head', plan: (plan) => attend(plan, { batch: 1, tokens: 4, heads: 1, headDim: 3 }) },
  { name: 'heads and images that must not mix', plan: (plan) => attend(plan, { batch: 2, tokens: 3, heads: 2, headDim: 4 }) },
  { name: 'two images of 49 tokens and 3 heads of 12', plan: (plan) => attend(plan, { batch: 2, tokens: 49, heads: 3, headDim: 12 }) },
  // Scores of about ±60: without the subtraction of the largest one, exp would come near float32's end at 88.
  { name: 'scores so large that one key takes all', plan: (plan) => attend(plan, { batch: 1, tokens: 6, heads: 2, headDim: 4 }, 6) },
]);

import type { CasePlan } from '../../testing/case-plan.ts';
import type { Differentiated } from '../../testing/finite-differences.ts';
import { describeOp } from '../../testing/op-suite.ts';

/** The adjoint of a residual that repeats once an image: the position embedding's gradient. */
function positions(plan: CasePlan, { batch, tokens, dim }: { batch: number; tokens: number; dim: number }): Differentiated {
  const [rows, k] = [batch * tokens, 2];
  const inputs = { x: plan.input('x', [rows, k]), weight: plan.input('weight', [dim, k]), bias: plan.input('bias', [dim]) };
  const y = plan.output('y', [batch, tokens, dim]);
  const position = plan.input('position', [1, tokens, dim]);
  plan.emit({ kind: 'linear', inputs: { ...inputs, residual: position }, outputs: { y }, gelu: false });
  const outputs = { sum: plan.gradient('dPosition', [1, tokens, dim]) };
  plan.emit({ kind: 'batch-sum', inputs: { x: plan.input('dy', [batch, tokens, dim]) }, outputs, batch, elements: tokens * dim });
  return { objective: [['y', 'dy']], gradients: { position: 'dPosition' } };
}

describeOp('batch sum', [
  { name: 'a batch of one image', plan: (plan) => positions(plan, { batch: 1, tokens: 4, dim: 3 }) },
  { name: 'five images of nine tokens', plan: (plan) => positions(plan, { batch: 5, tokens: 9, dim: 4 }) },
  { name: 'three images of 49 tokens and width 36', plan: (plan) => positions(plan, { batch: 3, tokens: 49, dim: 36 }) },
]);

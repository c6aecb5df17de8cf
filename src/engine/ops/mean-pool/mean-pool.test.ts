import type { CasePlan } from '../../testing/case-plan.ts';
import type { Differentiated } from '../../testing/finite-differences.ts';
import { describeOp } from '../../testing/op-suite.ts';

function pool(plan: CasePlan, sizes: { batch: number; tokens: number; dim: number }): Differentiated {
  const { batch, tokens, dim } = sizes;
  const x = plan.input('x', [batch * tokens, dim]);
  plan.emit({ kind: 'mean-pool', inputs: { x }, outputs: { y: plan.output('y', [batch, dim]) }, ...sizes });
  const outputs = { dx: plan.gradient('dx', [batch * tokens, dim]) };
  plan.emit({ kind: 'mean-pool-gradient', inputs: { dy: plan.input('dy', [batch, dim]) }, outputs, ...sizes });
  return { objective: [['y', 'dy']], gradients: { x: 'dx' } };
}

describeOp('mean pool', [
  { name: 'one image of one token', plan: (plan) => pool(plan, { batch: 1, tokens: 1, dim: 5 }) },
  { name: 'three images of four tokens', plan: (plan) => pool(plan, { batch: 3, tokens: 4, dim: 6 }) },
  { name: 'two images of 49 tokens and width 36', plan: (plan) => pool(plan, { batch: 2, tokens: 49, dim: 36 }) },
]);

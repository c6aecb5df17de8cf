import { expect, test } from 'vitest';
import { CasePlan } from '../../testing/case-plan.ts';
import { runInFloat64 } from '../../testing/float64-run.ts';
import { describeOp } from '../../testing/op-suite.ts';

function normOf(plan: CasePlan, shapes: readonly (readonly number[])[], scale: number): void {
  const gradients = shapes.map((shape, i) => plan.input(`gradient${i}`, shape, scale));
  plan.emit({ kind: 'global-norm', inputs: { gradients }, outputs: { norm: plan.output('norm', [1]) } });
}

describeOp('global norm', [
  { name: 'a single value', plan: (plan) => normOf(plan, [[1]], 1) },
  { name: 'tensors of several shapes', plan: (plan) => normOf(plan, [[36, 4, 2], [108, 36], [7]], 1) },
  { name: 'gradients as small as training has them', plan: (plan) => normOf(plan, [[49, 36], [36]], 1e-5) },
]);

test('the norm runs over all tensors together', () => {
  // √(2² + 3² + 6²) = 7
  const plan = new CasePlan('by hand');
  const gradients = [plan.input('first', [2]), plan.input('second', [1])];
  plan.emit({ kind: 'global-norm', inputs: { gradients }, outputs: { norm: plan.output('norm', [1]) } });
  const values = new Map([['first', Float64Array.of(2, -3)], ['second', Float64Array.of(6)]]);
  expect(runInFloat64(plan.finish().plan, values).get('norm')?.[0]).toBe(7);
});

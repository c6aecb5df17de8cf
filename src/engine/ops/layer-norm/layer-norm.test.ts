import type { CasePlan } from '../../testing/case-plan.ts';
import type { Differentiated } from '../../testing/finite-differences.ts';
import { describeOp } from '../../testing/op-suite.ts';

const EPSILON = 1e-6; // DeiT's

/** The norm of a branch: what arrives past the branch, `residual`, is added to its input's gradient. */
function norm(plan: CasePlan, { rows, dim, withResidual = false }: { rows: number; dim: number; withResidual?: boolean }): Differentiated {
  const [x, weight, bias] = [plan.input('x', [rows, dim]), plan.input('weight', [dim]), plan.input('bias', [dim])];
  const [y, mean, rstd] = [plan.output('y', [rows, dim]), plan.output('mean', [rows]), plan.output('rstd', [rows])];
  plan.emit({ kind: 'layer-norm', inputs: { x, weight, bias }, outputs: { y, mean, rstd }, epsilon: EPSILON });
  const inputs = { dy: plan.input('dy', [rows, dim]), x, mean, rstd, weight };
  const outputs = { dx: plan.gradient('dx', [rows, dim]), dWeight: plan.gradient('dWeight', [dim]), dBias: plan.gradient('dBias', [dim]) };
  const past = withResidual ? { residual: plan.input('residual', [rows, dim]) } : {};
  plan.emit({ kind: 'layer-norm-gradient', inputs: { ...inputs, ...past }, outputs, accumulate: false });
  const objective = withResidual ? ([['y', 'dy'], ['x', 'residual']] as const) : ([['y', 'dy']] as const);
  return { objective, gradients: { x: 'dx', weight: 'dWeight', bias: 'dBias' } };
}

/** Two norms with one set of γ and β. */
function sharedTwice(plan: CasePlan): Differentiated {
  const [rows, dim] = [5, 6];
  const [weight, bias] = [plan.input('weight', [dim]), plan.input('bias', [dim])];
  const [dWeight, dBias] = [plan.gradient('dWeight', [dim]), plan.gradient('dBias', [dim])];
  for (const use of ['first', 'second']) {
    const [x, dy] = [plan.input(`${use}.x`, [rows, dim]), plan.input(`${use}.dy`, [rows, dim])];
    const y = plan.output(`${use}.y`, [rows, dim]);
    const [mean, rstd] = [plan.output(`${use}.mean`, [rows]), plan.output(`${use}.rstd`, [rows])];
    plan.emit({ kind: 'layer-norm', inputs: { x, weight, bias }, outputs: { y, mean, rstd }, epsilon: EPSILON });
    const outputs = { dx: plan.gradient(`${use}.dx`, [rows, dim]), dWeight, dBias };
    plan.emit({ kind: 'layer-norm-gradient', inputs: { dy, x, mean, rstd, weight }, outputs, accumulate: use === 'second' });
  }
  return { objective: [['first.y', 'first.dy'], ['second.y', 'second.dy']], gradients: { weight: 'dWeight', bias: 'dBias', 'first.x': 'first.dx' } };
}

/** x̂ = 0 whatever 1/√ε is: only ε keeps a constant row finite. */
function constantRows(plan: CasePlan): void {
  const [rows, dim] = [2, 8];
  const x = plan.given('x', [rows, dim], Float32Array.from({ length: rows * dim }, (_, i) => (i < dim ? 3 : 0)));
  const outputs = { y: plan.output('y', [rows, dim]), mean: plan.output('mean', [rows]), rstd: plan.output('rstd', [rows]) };
  plan.emit({ kind: 'layer-norm', inputs: { x, weight: plan.input('weight', [dim]), bias: plan.input('bias', [dim]) }, outputs, epsilon: EPSILON });
}

/** Values around 50 with deviation 0.7: a variance taken as E[x²] − E[x]² would lose its digits in float32. */
function farFromZero(plan: CasePlan): void {
  const [rows, dim] = [3, 36];
  const x = plan.given('x', [rows, dim], Float32Array.from({ length: rows * dim }, (_, i) => 50 + Math.sin(i)));
  const outputs = { y: plan.output('y', [rows, dim]), mean: plan.output('mean', [rows]), rstd: plan.output('rstd', [rows]) };
  plan.emit({ kind: 'layer-norm', inputs: { x, weight: plan.input('weight', [dim]), bias: plan.input('bias', [dim]) }, outputs, epsilon: EPSILON });
}

describeOp('layer norm', [
  { name: 'a single row', plan: (plan) => norm(plan, { rows: 1, dim: 5 }) },
  { name: 'two images of 49 tokens and width 36', plan: (plan) => norm(plan, { rows: 98, dim: 36 }) },
  { name: 'a branch with a residual past it', plan: (plan) => norm(plan, { rows: 6, dim: 7, withResidual: true }) },
  { name: 'γ and β that two layers share', plan: sharedTwice },
  { name: 'rows without variance', plan: constantRows },
  { name: 'rows far from zero', plan: farFromZero },
]);

import type { CasePlan } from '../testing/case-plan.ts';
import { describeOp } from '../testing/op-suite.ts';

// Sizes of real ViTs and past the limits of one dispatch dimension; too large for finite differences, which the ops'
// own tests take on small ones.

function attention(plan: CasePlan, tokens: number, heads: number, headDim: number): void {
  const sizes = { batch: 1, tokens, heads, headDim };
  const dim = heads * headDim;
  const qkv = plan.input('qkv', [tokens, 3 * dim]);
  const [y, logSumExp] = [plan.output('y', [tokens, dim]), plan.output('logSumExp', [1, heads, tokens])];
  plan.emit({ kind: 'attention', inputs: { qkv }, outputs: { y, logSumExp }, ...sizes });
  const inputs = { dy: plan.input('dy', [tokens, dim]), qkv, y, logSumExp };
  plan.emit({ kind: 'attention-gradient', inputs, outputs: { dQkv: plan.gradient('dQkv', [tokens, 3 * dim]) }, ...sizes });
}

function linear(plan: CasePlan, rows: number, k: number, n: number): void {
  const [x, weight, bias] = [plan.input('x', [rows, k]), plan.input('weight', [n, k], 0.05), plan.input('bias', [n])];
  const dy = plan.input('dy', [rows, n], 0.1);
  plan.emit({ kind: 'linear', inputs: { x, weight, bias }, outputs: { y: plan.output('y', [rows, n]) }, gelu: false });
  plan.emit({ kind: 'linear-input-gradient', inputs: { dy, weight }, outputs: { dx: plan.output('dx', [rows, k]) } });
  const outputs = { dWeight: plan.gradient('dWeight', [n, k]), dBias: plan.gradient('dBias', [n]) };
  plan.emit({ kind: 'linear-weight-gradient', inputs: { dy, x }, outputs, accumulate: false });
}

function layerNorm(plan: CasePlan, rows: number, dim: number): void {
  const x = plan.input('x', [rows, dim]);
  const [weight, bias] = [plan.input('weight', [dim]), plan.input('bias', [dim])];
  const [mean, rstd] = [plan.output('mean', [rows]), plan.output('rstd', [rows])];
  const y = plan.output('y', [rows, dim]);
  plan.emit({ kind: 'layer-norm', inputs: { x, weight, bias }, outputs: { y, mean, rstd }, epsilon: 1e-6 });
  const inputs = { dy: plan.input('dy', [rows, dim], 0.1), x, mean, rstd, weight };
  const outputs = { dx: plan.output('dx', [rows, dim]), dWeight: plan.gradient('dWeight', [dim]), dBias: plan.gradient('dBias', [dim]) };
  plan.emit({ kind: 'layer-norm-gradient', inputs, outputs, accumulate: false });
}

function spread(plan: CasePlan, batch: number, tokens: number, dim: number): void {
  const dy = plan.input('dy', [batch, dim]);
  plan.emit({ kind: 'mean-pool-gradient', inputs: { dy }, outputs: { dx: plan.output('dx', [batch, tokens, dim]) }, batch, tokens, dim });
}

describeOp('of awkward sizes', [
  { name: 'attention over 65 tokens of width 36, one image', plan: (plan) => attention(plan, 65, 3, 12) },
  { name: 'attention over 197 tokens of width 768, one image', plan: (plan) => attention(plan, 197, 12, 64) },
  { name: 'a linear layer of width 768 over 197 tokens', plan: (plan) => linear(plan, 197, 768, 768) },
  { name: 'a linear layer over more than 65,535 rows', plan: (plan) => linear(plan, 65_600, 8, 12) },
  { name: 'a layer norm over more than 65,535 rows', plan: (plan) => layerNorm(plan, 65_600, 8) },
  // 65,535 workgroups of 64: one element more, and a dispatch has to fold.
  { name: 'more elements than one dispatch dimension holds', plan: (plan) => spread(plan, 64, 65, 1_024) },
]);

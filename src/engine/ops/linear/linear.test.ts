import { expect, test } from 'vitest';
import type { CasePlan } from '../../testing/case-plan.ts';
import type { Differentiated } from '../../testing/finite-differences.ts';
import { gemmEngines } from '../../testing/engines.ts';
import { describeOp } from '../../testing/op-suite.ts';
import { erf, gelu, geluDerivative } from './gelu.ts';

/** y = x·Wᵀ + b and all its gradients. */
function affine(plan: CasePlan, { rows, k, n }: { rows: number; k: number; n: number }): Differentiated {
  const [x, weight, bias] = [plan.input('x', [rows, k]), plan.input('weight', [n, k]), plan.input('bias', [n])];
  plan.emit({ kind: 'linear', inputs: { x, weight, bias }, outputs: { y: plan.output('y', [rows, n]) }, gelu: false });
  const dy = plan.input('dy', [rows, n]);
  plan.emit({ kind: 'linear-input-gradient', inputs: { dy, weight }, outputs: { dx: plan.gradient('dx', [rows, k]) } });
  const outputs = { dWeight: plan.gradient('dWeight', [n, k]), dBias: plan.gradient('dBias', [n]) };
  plan.emit({ kind: 'linear-weight-gradient', inputs: { dy, x }, outputs, accumulate: false });
  return { objective: [['y', 'dy']], gradients: { x: 'dx', weight: 'dWeight', bias: 'dBias' } };
}

/** The block's MLP: fc1, GELU, fc2; only from the pre-activation can GELU be differentiated. */
function mlp(plan: CasePlan, { rows, dim, hidden, scale }: { rows: number; dim: number; hidden: number; scale: number }): Differentiated {
  const x = plan.input('x', [rows, dim], scale);
  const [weight1, bias1] = [plan.input('weight1', [hidden, dim]), plan.input('bias1', [hidden])];
  const [weight2, bias2] = [plan.input('weight2', [dim, hidden]), plan.input('bias2', [dim])];
  const [h, preActivation] = [plan.output('h', [rows, hidden]), plan.output('preActivation', [rows, hidden])];
  plan.emit({ kind: 'linear', inputs: { x, weight: weight1, bias: bias1 }, outputs: { y: h, preActivation }, gelu: true });
  plan.emit({ kind: 'linear', inputs: { x: h, weight: weight2, bias: bias2 }, outputs: { y: plan.output('y', [rows, dim]) }, gelu: false });
  const [dy, dh, dx] = [plan.input('dy', [rows, dim]), plan.gradient('dh', [rows, hidden]), plan.gradient('dx', [rows, dim])];
  plan.emit({ kind: 'linear-input-gradient', inputs: { dy, weight: weight2, preActivation }, outputs: { dx: dh } });
  plan.emit({ kind: 'linear-input-gradient', inputs: { dy: dh, weight: weight1 }, outputs: { dx } });
  const outputs = { dWeight: plan.gradient('dWeight1', [hidden, dim]), dBias: plan.gradient('dBias1', [hidden]) };
  plan.emit({ kind: 'linear-weight-gradient', inputs: { dy: dh, x }, outputs, accumulate: false });
  return { objective: [['y', 'dy']], gradients: { x: 'dx', weight1: 'dWeight1', bias1: 'dBias1' } };
}

/** Two layers with one set of weights: the second contribution is added to the first. */
function sharedTwice(plan: CasePlan): Differentiated {
  const [rows, k, n] = [4, 6, 3];
  const [weight, bias] = [plan.input('weight', [n, k]), plan.input('bias', [n])];
  const outputs = { dWeight: plan.gradient('dWeight', [n, k]), dBias: plan.gradient('dBias', [n]) };
  for (const use of ['first', 'second']) {
    const [x, dy] = [plan.input(`${use}.x`, [rows, k]), plan.input(`${use}.dy`, [rows, n])];
    plan.emit({ kind: 'linear', inputs: { x, weight, bias }, outputs: { y: plan.output(`${use}.y`, [rows, n]) }, gelu: false });
    plan.emit({ kind: 'linear-weight-gradient', inputs: { dy, x }, outputs, accumulate: use === 'second' });
  }
  return { objective: [['first.y', 'first.dy'], ['second.y', 'second.dy']], gradients: { weight: 'dWeight', bias: 'dBias' } };
}

/** Past a branch the residual's gradient is the output's own. */
function residual(plan: CasePlan): Differentiated {
  const [rows, k, n] = [6, 4, 4];
  const inputs = { x: plan.input('x', [rows, k]), weight: plan.input('weight', [n, k]), bias: plan.input('bias', [n]) };
  const y = plan.output('y', [rows, n]);
  plan.emit({ kind: 'linear', inputs: { ...inputs, residual: plan.input('residual', [rows, n]) }, outputs: { y }, gelu: false });
  plan.input('dy', [rows, n]);
  return { objective: [['y', 'dy']], gradients: { residual: 'dy' } };
}

/** timm's patch embedding: a weight of four dimensions, and the position embedding once an image. */
function patchEmbedding(plan: CasePlan): Differentiated {
  const [batch, tokens, channels, patch, dim] = [3, 9, 1, 2, 5];
  const k = channels * patch * patch;
  const x = plan.input('x', [batch * tokens, k]);
  const [weight, bias] = [plan.input('weight', [dim, channels, patch, patch]), plan.input('bias', [dim])];
  const position = plan.input('position', [1, tokens, dim]);
  const y = plan.output('y', [batch, tokens, dim]);
  plan.emit({ kind: 'linear', inputs: { x, weight, bias, residual: position }, outputs: { y }, gelu: false });
  const dy = plan.input('dy', [batch, tokens, dim]);
  const outputs = { dWeight: plan.gradient('dWeight', [dim, channels, patch, patch]), dBias: plan.gradient('dBias', [dim]) };
  plan.emit({ kind: 'linear-weight-gradient', inputs: { dy, x }, outputs, accumulate: false });
  return { objective: [['y', 'dy']], gradients: { weight: 'dWeight', bias: 'dBias' } };
}

/** GELU of the sum, then the residual; nothing is kept for a backward pass. */
function geluThenResidual(plan: CasePlan): void {
  const [rows, k, n] = [5, 7, 3];
  const inputs = { x: plan.input('x', [rows, k]), weight: plan.input('weight', [n, k]), bias: plan.input('bias', [n]) };
  const y = plan.output('y', [rows, n]);
  plan.emit({ kind: 'linear', inputs: { ...inputs, residual: plan.input('residual', [rows, n]) }, outputs: { y }, gelu: true });
}

describeOp('linear', [
  { name: 'a single row', plan: (plan) => affine(plan, { rows: 1, k: 5, n: 3 }) },
  { name: 'a single column in and out', plan: (plan) => affine(plan, { rows: 6, k: 1, n: 1 }) },
  { name: 'the qkv of two images of 49 tokens and width 36', plan: (plan) => affine(plan, { rows: 98, k: 36, n: 108 }) },
  { name: 'an MLP with GELU', plan: (plan) => mlp(plan, { rows: 7, dim: 6, hidden: 12, scale: 0.3 }) },
  { name: 'an MLP far out in GELU’s tails', plan: (plan) => mlp(plan, { rows: 7, dim: 6, hidden: 12, scale: 2 }) },
  { name: 'a GELU and a residual without a kept pre-activation', plan: geluThenResidual },
  { name: 'weights that two layers share', plan: sharedTwice },
  { name: 'a residual of its own for every row', plan: residual },
  { name: 'a patch embedding with a repeated position embedding', plan: patchEmbedding },
]);

// Tiles of 32 and 64, panels of 16, and what sticks out of them on every side.
describeOp('linear, by every way to compute a product', [
  { name: 'sizes below one tile', plan: (plan) => affine(plan, { rows: 5, k: 12, n: 20 }) },
  { name: 'sizes just over one tile', plan: (plan) => affine(plan, { rows: 66, k: 36, n: 68 }) },
  { name: 'whole tiles', plan: (plan) => affine(plan, { rows: 128, k: 64, n: 64 }) },
  { name: 'an MLP with GELU of sizes that divide by 4', plan: (plan) => mlp(plan, { rows: 49, dim: 36, hidden: 72, scale: 0.3 }) },
  { name: 'a patch embedding with a repeated position embedding', plan: patchEmbedding },
], gemmEngines);

// Abramowitz & Stegun, Table 7.1, and for 4 its asymptotic 1 − 1.541725790028e-8.
test.each([
  [0, 0],
  [0.5, 0.520499877813047],
  [1, 0.842700792949715],
  [2, 0.995322265018953],
  [2.5, 0.999593047982555],
  [-2.5, -0.999593047982555],
  [4, 0.99999998458274],
])('the error function at %d is the tabulated %d', (x, expected) => {
  expect(erf(x)).toBeCloseTo(expected, 13);
});

test('the error function’s two formulas meet where one takes over from the other', () => {
  const below = 2.5 - 1e-9;
  const slope = (2 / Math.sqrt(Math.PI)) * Math.exp(-6.25); // erf′(2.5)
  expect(erf(2.5) - erf(below)).toBeCloseTo(slope * 1e-9, 15);
});

test('GELU is x·Φ(x), and its derivative at 0 is one half', () => {
  expect(gelu(1)).toBeCloseTo(0.841344746068543, 13); // Φ(1), the share within one deviation above
  expect(gelu(-1)).toBeCloseTo(0.841344746068543 - 1, 13); // GELU(x) − GELU(−x) = x
  expect(geluDerivative(0)).toBe(0.5);
});

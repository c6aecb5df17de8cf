import { expect, test } from 'vitest';
import { at } from '../../../lib/errors.ts';
import { CasePlan } from '../../testing/case-plan.ts';
import type { Differentiated } from '../../testing/finite-differences.ts';
import { runInFloat64, type Float64Values } from '../../testing/float64-run.ts';
import { describeOp } from '../../testing/op-suite.ts';

interface Options {
  readonly batch: number;
  readonly classes: number;
  readonly alpha?: number;
  readonly temperature?: number;
  readonly teacher?: boolean;
  readonly distillation?: 'soft' | 'hard';
  readonly scale?: number;
}

function lose(plan: CasePlan, { batch, classes, alpha = 0, temperature = 1, teacher = true, distillation = 'soft', scale = 2 }: Options): Differentiated {
  const inputs = {
    logits: plan.input('logits', [batch, classes], scale),
    labels: plan.integers('labels', [batch], classes),
    ...(teacher ? { teacherLogits: plan.input('teacherLogits', [batch, classes], scale) } : {}),
  };
  const outputs = {
    losses: plan.output('losses', [batch]),
    correct: plan.output('correct', [batch]),
    dLogits: plan.gradient('dLogits', [batch, classes]),
  };
  plan.emit({ kind: 'distillation-loss', inputs, outputs, batch, classes, alpha, temperature, distillation, meanOver: batch });
  return { objective: [['losses', 1 / batch]], gradients: { logits: 'dLogits' } };
}

/** Evaluation: no gradient is asked for, and of equal largest logits the first counts. */
function evaluate(plan: CasePlan): void {
  const [batch, classes] = [4, 3];
  const logits = plan.given('logits', [batch, classes], Float32Array.of(1, 1, 0, 1, 1, 0, 0, 0, 0, -5, -4, -3));
  const labels = plan.given('labels', [batch], Int32Array.of(0, 1, 0, 2));
  const outputs = { losses: plan.output('losses', [batch]), correct: plan.output('correct', [batch]) };
  plan.emit({ kind: 'distillation-loss', inputs: { logits, labels }, outputs, batch, classes, alpha: 0, temperature: 1, meanOver: batch });
}

/** Hard distillation alone (α = 1) from teachers with two and three equal largest logits, among many classes. */
function decide(plan: CasePlan): void {
  const [batch, classes] = [2, 70];
  const row = (...largest: number[]): number[] => Array.from({ length: classes }, (_, c) => (largest.includes(c) ? 3 : 0));
  const inputs = {
    logits: plan.given('logits', [batch, classes], Float32Array.from({ length: batch * classes }, (_, i) => (i % 5) / 5)),
    labels: plan.given('labels', [batch], Int32Array.of(0, 1)),
    teacherLogits: plan.given('teacherLogits', [batch, classes], Float32Array.of(...row(3, 66), ...row(34, 35, 69))),
  };
  const outputs = {
    losses: plan.output('losses', [batch]),
    correct: plan.output('correct', [batch]),
    dLogits: plan.gradient('dLogits', [batch, classes]),
  };
  plan.emit({ kind: 'distillation-loss', inputs, outputs, batch, classes, alpha: 1, temperature: 1, distillation: 'hard', meanOver: batch });
}

describeOp('distillation loss', [
  { name: 'one image without a teacher', plan: (plan) => lose(plan, { batch: 1, classes: 4, teacher: false }) },
  { name: 'a teacher that is not listened to (α = 0)', plan: (plan) => lose(plan, { batch: 5, classes: 7 }) },
  { name: 'both losses at temperature 1', plan: (plan) => lose(plan, { batch: 5, classes: 7, alpha: 0.3 }) },
  { name: 'both losses at temperature 3', plan: (plan) => lose(plan, { batch: 5, classes: 7, alpha: 0.3, temperature: 3 }) },
  { name: 'the teacher alone (α = 1) at temperature 1', plan: (plan) => lose(plan, { batch: 4, classes: 10, alpha: 1 }) },
  { name: 'the teacher alone at temperature 0.5', plan: (plan) => lose(plan, { batch: 4, classes: 10, alpha: 1, temperature: 0.5 }) },
  // exp(100) overflows float32: the largest logit must be subtracted first.
  { name: 'logits of about ±100', plan: (plan) => lose(plan, { batch: 3, classes: 6, alpha: 0.5, temperature: 2, scale: 50 }) },
  { name: 'both losses, the teacher’s first choice', plan: (plan) => lose(plan, { batch: 5, classes: 7, alpha: 0.3, temperature: 3, distillation: 'hard' }) },
  { name: 'the teacher’s first choice alone (α = 1)', plan: (plan) => lose(plan, { batch: 4, classes: 10, alpha: 1, distillation: 'hard' }) },
  { name: 'hard distillation without a teacher', plan: (plan) => lose(plan, { batch: 2, classes: 4, teacher: false, distillation: 'hard' }) },
  { name: 'hard distillation of logits of about ±100', plan: (plan) => lose(plan, { batch: 3, classes: 6, alpha: 0.5, distillation: 'hard', scale: 50 }) },
  { name: 'a teacher that cannot decide', plan: (plan) => decide(plan) },
  { name: 'an evaluation with ties', plan: evaluate },
]);

function run(plan: (plan: CasePlan) => void): Float64Values {
  const builder = new CasePlan('by hand');
  plan(builder);
  const { plan: steps, inputs } = builder.finish();
  return runInFloat64(steps, new Map(Object.entries(inputs).map(([name, values]) => [name, Float64Array.from(values)])));
}

test('of equal largest logits the first is the prediction', () => {
  expect([...(run(evaluate).get('correct') ?? [])]).toEqual([1, 0, 1, 1]);
});

test('logits that say nothing lose the logarithm of the classes', () => {
  expect(run(evaluate).get('losses')?.[2]).toBeCloseTo(Math.log(3), 12);
});

test('the distillation loss is τ² times the divergence of the softened predictions', () => {
  // Student (0, 0) and teacher (τ·ln 3, 0): softened they are (1/2, 1/2) and (3/4, 1/4), so that
  // KL = 3/4·ln(3/4 : 1/2) + 1/4·ln(1/4 : 1/2) = 3/4·ln 3 − ln 2, and α·τ²·KL is the loss at α = 1.
  const tau = 2;
  const values = run((plan) => {
    const logits = plan.given('logits', [1, 2], Float32Array.of(0, 0));
    const teacherLogits = plan.given('teacherLogits', [1, 2], Float32Array.of(tau * Math.log(3), 0));
    const labels = plan.given('labels', [1], Int32Array.of(0));
    const outputs = { losses: plan.output('losses', [1]), correct: plan.output('correct', [1]) };
    plan.emit({ kind: 'distillation-loss', inputs: { logits, labels, teacherLogits }, outputs, batch: 1, classes: 2, alpha: 1, temperature: tau, meanOver: 1 });
  });
  // Seven digits: the teacher's logit is float32.
  expect(at(values.get('losses') ?? [], 0)).toBeCloseTo(tau ** 2 * (0.75 * Math.log(3) - Math.log(2)), 6);
});

test('hard distillation is the cross-entropy with the first of the teacher’s largest logits, whatever τ is', () => {
  // Student probabilities (1/2, 1/4, 1/4), label 1, teacher undecided between classes 0 and 2, of which 0 comes first:
  // 0.75·ln 4 + 0.25·ln 2 = 1.75·ln 2. Gradient: 0.75·(p − label) + 0.25·(p − choice).
  const values = run((plan) => {
    const logits = plan.given('logits', [1, 3], Float32Array.of(0, -Math.LN2, -Math.LN2));
    const teacherLogits = plan.given('teacherLogits', [1, 3], Float32Array.of(5, 1, 5));
    const labels = plan.given('labels', [1], Int32Array.of(1));
    const outputs = { losses: plan.output('losses', [1]), correct: plan.output('correct', [1]), dLogits: plan.gradient('dLogits', [1, 3]) };
    const settings = { alpha: 0.25, temperature: 7, distillation: 'hard' as const, meanOver: 1 };
    plan.emit({ kind: 'distillation-loss', inputs: { logits, labels, teacherLogits }, outputs, batch: 1, classes: 3, ...settings });
  });
  expect(at(values.get('losses') ?? [], 0)).toBeCloseTo(1.75 * Math.LN2, 6);
  const expected = [0.75 * 0.5 - 0.25 * 0.5, -0.75 * 0.75 + 0.25 * 0.25, 0.25];
  for (const [c, slope] of expected.entries()) expect(at(values.get('dLogits') ?? [], c)).toBeCloseTo(slope, 6);
});

test('a distillation share without a teacher is refused', () => {
  expect(() => run((plan) => void lose(plan, { batch: 2, classes: 3, alpha: 0.3, teacher: false }))).toThrow('needs a teacher');
});

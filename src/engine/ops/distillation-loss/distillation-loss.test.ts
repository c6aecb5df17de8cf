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
  readonly scale?: number;
}

function lose(plan: CasePlan, { batch, classes, alpha = 0, temperature = 1, teacher = true, scale = 2 }: Options): Differentiated {
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
  plan.emit({ kind: 'distillation-loss', inputs, outputs, batch, classes, alpha, temperature, meanOver: batch });
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

describeOp('distillation loss', [
  { name: 'one image without a teacher', plan: (plan) => lose(plan, { batch: 1, classes: 4, teacher: false }) },
  { name: 'a teacher that is not listened to (α = 0)', plan: (plan) => lose(plan, { batch: 5, classes: 7 }) },
  { name: 'both losses at temperature 1', plan: (plan) => lose(plan, { batch: 5, classes: 7, alpha: 0.3 }) },
  { name: 'both losses at temperature 3', plan: (plan) => lose(plan, { batch: 5, classes: 7, alpha: 0.3, temperature: 3 }) },
  { name: 'the teacher alone (α = 1) at temperature 1', plan: (plan) => lose(plan, { batch: 4, classes: 10, alpha: 1 }) },
  { name: 'the teacher alone at temperature 0.5', plan: (plan) => lose(plan, { batch: 4, classes: 10, alpha: 1, temperature: 0.5 }) },
  // exp(100) overflows float32: the largest logit must be subtracted first.
  { name: 'logits of about ±100', plan: (plan) => lose(plan, { batch: 3, classes: 6, alpha: 0.5, temperature: 2, scale: 50 }) },
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

test('a distillation share without a teacher is refused', () => {
  expect(() => run((plan) => void lose(plan, { batch: 2, classes: 3, alpha: 0.3, teacher: false }))).toThrow('needs a teacher');
});

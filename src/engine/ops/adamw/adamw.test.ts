import { describe, expect, test } from 'vitest';
import { CasePlan } from '../../testing/case-plan.ts';
import { runInFloat64, type Float64Values } from '../../testing/float64-run.ts';
import { describeOp } from '../../testing/op-suite.ts';

const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-8];

interface Options {
  readonly weightDecay?: number;
  readonly clipNorm?: number;
  /** Learning rate and the bias corrections of the first step unless told. */
  readonly scalars?: Float32Array;
  readonly shapes?: readonly (readonly number[])[];
  readonly scale?: number;
}

/** Parameters p0 (decays), p1 (does not) …, their gradients, the gradients' norm, and one update. */
function update(plan: CasePlan, options: Options): void {
  const { weightDecay = 0, clipNorm = 0, shapes = [[2], [2]], scale = 1 } = options;
  const scalars = plan.given('scalars', [3], options.scalars ?? Float32Array.of(0.01, 1 - BETA1, 1 - BETA2));
  const gradients = shapes.map((shape, i) => plan.input(`g${i}`, shape, scale));
  const norm = plan.output('norm', [1]);
  plan.emit({ kind: 'global-norm', inputs: { gradients }, outputs: { norm } });
  const parameters = shapes.map((shape, i) => plan.parameter(`p${i}`, shape));
  const firstMoments = shapes.map((shape, i) => plan.moment('m', `p${i}`, shape));
  const secondMoments = shapes.map((shape, i) => plan.moment('v', `p${i}`, shape));
  const decays = shapes.map((_, i) => i === 0);
  const outputs = { parameters, firstMoments, secondMoments };
  const constants = { beta1: BETA1, beta2: BETA2, epsilon: EPSILON };
  plan.emit({ kind: 'adamw', inputs: { gradients, norm, scalars }, outputs, ...constants, weightDecay, decays, clipNorm });
}

const wide = [[36, 4], [36]];

describeOp('AdamW', [
  { name: 'a first step', plan: (plan) => update(plan, { shapes: wide }) },
  { name: 'weight decay on matrices alone', plan: (plan) => update(plan, { shapes: wide, weightDecay: 0.05 }) },
  { name: 'clipping of a norm above the limit', plan: (plan) => update(plan, { shapes: wide, clipNorm: 1 }) },
  { name: 'clipping of a norm below the limit', plan: (plan) => update(plan, { shapes: wide, clipNorm: 100, scale: 0.1 }) },
  {
    name: 'five runs, whose moments go on from run to run',
    runs: 5,
    plan: (plan) => update(plan, { shapes: wide, weightDecay: 0.05, clipNorm: 1, scalars: Float32Array.of(0.001, 0.41, 0.005) }),
  },
]);

/** One update in float64 of the given values; p0 and g0 are [2], so are p1 and g1. */
function updated(given: Readonly<Record<string, readonly number[]>>, options: Options): Float64Values {
  const plan = new CasePlan('by hand');
  update(plan, options);
  const values = { p0: [1, 1], p1: [1, 1], g0: [0, 0], g1: [0, 0], scalars: [0.01, 1 - BETA1, 1 - BETA2], ...given };
  return runInFloat64(plan.finish().plan, new Map(Object.entries(values).map(([name, numbers]) => [name, Float64Array.from(numbers)])));
}

const numbers = (values: Float64Values, name: string): number[] => [...(values.get(name) ?? [])];
const close = (...expected: readonly number[]): unknown[] => expected.map((value) => expect.closeTo(value, 12));

describe('one AdamW step, by hand', () => {
  test('the first step moves each parameter by the learning rate against its gradient’s sign', () => {
    // m = (1 − β₁)g and c₁ = 1 − β₁, so m/c₁ = g; likewise v/c₂ = g²; the step is lr·g/(|g| + ε).
    const values = updated({ g0: [0.5, -4] }, {});
    expect(numbers(values, 'p0')).toEqual(close(1 - (0.01 * 0.5) / (0.5 + EPSILON), 1 + (0.01 * 4) / (4 + EPSILON)));
    expect(numbers(values, 'm.p0')).toEqual(close(0.05, -0.4));
    expect(numbers(values, 'v.p0')).toEqual(close(0.00025, 0.016));
  });

  test('the second step goes by both gradients, the newer one counting more', () => {
    // After g = 1 (m = 0.1, v = 0.001) comes g = −2: m = 0.09 − 0.2 = −0.11, v = 0.000999 + 0.004 = 0.004999;
    // c₁ = 1 − 0.81 = 0.19, c₂ = 1 − 0.998001 = 0.001999.
    const values = updated({ g0: [-2, 0], 'm.p0': [0.1, 0], 'v.p0': [0.001, 0], scalars: [0.01, 0.19, 0.001999] }, {});
    expect(numbers(values, 'm.p0')).toEqual(close(-0.11, 0));
    expect(numbers(values, 'v.p0')).toEqual(close(0.004999, 0));
    expect(numbers(values, 'p0')).toEqual(close(1 + (0.01 * (0.11 / 0.19)) / (Math.sqrt(0.004999 / 0.001999) + EPSILON), 1));
  });

  test('weight decay shrinks what decays by lr·decay, apart from the gradient, and spares the rest', () => {
    const values = updated({ p0: [2, -3], p1: [2, -3] }, { weightDecay: 0.1 });
    expect(numbers(values, 'p0')).toEqual(close(2 * (1 - 0.001), -3 * (1 - 0.001)));
    expect(numbers(values, 'p1')).toEqual(close(2, -3));
    expect(numbers(values, 'm.p0')).toEqual(close(0, 0)); // L2 regularisation would show here
  });

  test('clipping scales all gradients by limit/(norm + 1e-6) when their norm is above the limit', () => {
    // ‖(3, 0, 0, 4)‖ = 5, limit 1: g = (3, 4)/(5 + 1e-6), and m = 0.1·g.
    const values = updated({ g0: [3, 0], g1: [0, 4] }, { clipNorm: 1 });
    expect(numbers(values, 'norm')).toEqual(close(5));
    expect(numbers(values, 'm.p0')).toEqual(close(0.3 / 5.000001, 0));
    expect(numbers(values, 'm.p1')).toEqual(close(0, 0.4 / 5.000001));
  });

  test('clipping leaves gradients below the limit as they are, and 0 switches it off', () => {
    for (const clipNorm of [6, 0]) {
      expect(numbers(updated({ g0: [3, 0], g1: [0, 4] }, { clipNorm }), 'm.p1')).toEqual(close(0, 0.4));
    }
  });
});

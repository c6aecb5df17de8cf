/**
 * Checks gradients against the definition of a derivative. Plans hold both directions: the scalar that is
 * differentiated is made of what the forward ops give, the gradients are what the backward ops give.
 */
import { invariant } from '../../lib/errors.ts';
import { randomStream } from '../../lib/random.ts';
import type { StepPlan } from '../plan/step-plan.ts';
import { relativeError } from '../verify.ts';
import { runInFloat64, type Float64Values } from './float64-run.ts';

/** What is differentiated, by names of the plan's buffers. */
export interface Differentiated {
  /** The scalar Σ a·b over these pairs of buffers of equal size, or of a buffer and a factor for all of it. */
  readonly objective: readonly (readonly [string, string | number])[];
  /** Variable → the buffer that holds the scalar's gradient with respect to it. */
  readonly gradients: Readonly<Record<string, string>>;
}

/**
 * Central differences (f(x + h) − f(x − h))/2h of values around 1: with h = 1e-5 their own error is about
 * h²·f‴ ≈ 1e-10 and 1e-16·f/h ≈ 1e-11·f.
 */
const STEP = 1e-5;
const TOLERANCE = 1e-6;

/** Tensors up to this size are checked element by element, larger ones along random directions. */
const MOST_ELEMENTS = 150;
const DIRECTIONS = 3;

/** The gradients of a plan run on `given` that are not the objective's derivatives, in float64; none is good. */
export function wrongGradients(plan: StepPlan, given: Float64Values, { objective, gradients }: Differentiated): readonly string[] {
  const results = runInFloat64(plan, given);
  return Object.entries(gradients).flatMap(([variable, gradientName]) => {
    const gradient = valuesOf(results, gradientName);
    const directions = directionsFor(variable, gradient.length);
    const differences = directions.map((direction) => centralDifference(plan, given, objective, variable, direction));
    const slopes = directions.map((direction) => dot(gradient, direction));
    const error = relativeError(slopes, differences);
    return error <= TOLERANCE ? [] : [`${gradientName}, the gradient of ${variable}: relative error ${error}`];
  });
}

function centralDifference(
  plan: StepPlan,
  given: Float64Values,
  objective: Differentiated['objective'],
  variable: string,
  direction: Float64Array,
): number {
  const origin = valuesOf(given, variable);
  const at = (step: number): number => {
    const moved = origin.map((value, i) => value + step * (direction[i] as number));
    return scalarOf(runInFloat64(plan, new Map(given).set(variable, moved)), objective);
  };
  return (at(STEP) - at(-STEP)) / (2 * STEP);
}

function scalarOf(results: Float64Values, objective: Differentiated['objective']): number {
  return objective.reduce((sum, [name, weight]) => {
    const values = valuesOf(results, name);
    return sum + dot(values, typeof weight === 'number' ? values.map(() => weight) : valuesOf(results, weight));
  }, 0);
}

/** One unit vector an element, or a few random ones of length 1. */
function directionsFor(name: string, length: number): Float64Array[] {
  if (length <= MOST_ELEMENTS) {
    return Array.from({ length }, (_, i) => new Float64Array(length).fill(1, i, i + 1));
  }
  const stream = randomStream(0, 'directions', name);
  return Array.from({ length: DIRECTIONS }, () => {
    const direction = new Float64Array(length).map(() => stream.normal());
    const norm = Math.sqrt(dot(direction, direction));
    return direction.map((value) => value / norm);
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
}

function valuesOf(values: Float64Values, name: string): Float64Array {
  const found = values.get(name);
  invariant(found, `the plan has a buffer ${name}`);
  return found;
}

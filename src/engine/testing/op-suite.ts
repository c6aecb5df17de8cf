/**
 * One op, one test, every engine: a case is a mini plan, run through the public interface on each engine and
 * on the float64 reference, whose own gradients are held against finite differences.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { invariant } from '../../lib/errors.ts';
import type { Engine } from '../engine.ts';
import type { BufferRole } from '../plan/buffer.ts';
import { createReferenceEngine } from '../reference/reference-engine.ts';
import { relativeError } from '../verify.ts';
import { CasePlan, type PlannedCase } from './case-plan.ts';
import { testedEngines } from './engines.ts';
import { wrongGradients, type Differentiated } from './finite-differences.ts';
import type { Float64Values } from './float64-run.ts';

export interface OpCase {
  readonly name: string;
  /** Plans the ops; what it returns is checked by finite differences. */
  readonly plan: (plan: CasePlan) => Differentiated | void;
  /** How often the plan is run before it is read; 1 unless told. */
  readonly runs?: number;
}

/** Largest difference from the reference, relative to the tensor's largest magnitude. */
const TOLERANCE: Readonly<Partial<Record<BufferRole, number>>> = { output: 1e-5, parameter: 1e-5, moment: 1e-5, gradient: 1e-4 };

/** Registers the tests of an op's cases. */
export function describeOp(op: string, cases: readonly OpCase[], engines = testedEngines): void {
  describe(`the op ${op}`, () => {
    for (const { name, plan } of cases) {
      const builder = new CasePlan(name);
      const differentiated = plan(builder);
      if (!differentiated) continue;
      test(`has the gradients of ${name} that finite differences give`, () => {
        const planned = builder.finish();
        expect(wrongGradients(planned.plan, startingValues(planned), differentiated)).toEqual([]);
      });
    }
    describe.each(engines)('on $name', ({ create }) => {
      let engine: Engine;
      beforeAll(async () => {
        engine = await create();
      });
      afterAll(() => engine.dispose());
      test.each(cases)('gives what the reference gives for $name', async (opCase) => {
        const expected = await resultsOf(opCase, createReferenceEngine());
        const found = await resultsOf(opCase, engine);
        const tooFar = [...expected].flatMap(([buffer, { role, values }]) => {
          const error = relativeError(found.get(buffer)?.values ?? [], values);
          return error <= (TOLERANCE[role] ?? 0) ? [] : [`${buffer}: relative error ${error}`];
        });
        expect(tooFar).toEqual([]);
      });
    });
  });
}

/** What an engine leaves in every buffer of a case that an op writes and a caller may read. */
async function resultsOf(
  { name, plan, runs = 1 }: OpCase,
  engine: Engine,
): Promise<Map<string, { readonly role: BufferRole; readonly values: Float32Array }>> {
  const builder = new CasePlan(name);
  plan(builder);
  const planned = builder.finish();
  const state = engine.createState(planned.tensors, planned.weights);
  const executable = await engine.compile(planned.plan, { student: state });
  for (let run = 0; run < runs; run++) await executable.run(planned.inputs);
  const readable = planned.plan.buffers.filter(({ role }) => role in TOLERANCE);
  invariant(readable.length > 0, `case ${name} has results`);
  const results = new Map<string, { role: BufferRole; values: Float32Array }>();
  for (const buffer of readable) results.set(buffer.name, { role: buffer.role, values: await executable.peek(buffer.name) });
  executable.dispose();
  state.dispose();
  return results;
}

/** The values of all that a case's plan reads, in float64. */
function startingValues({ inputs, weights }: PlannedCase): Float64Values {
  return new Map([...Object.entries(inputs), ...weights].map(([name, values]) => [name, Float64Array.from(values)]));
}

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

/** What an engine leaves in every buffer of a case that an op writes and a caller may read, by name. */
type CaseResults = ReadonlyMap<string, { readonly role: BufferRole; readonly values: Float32Array }>;

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
        const expected = await expectedOf(opCase);
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

/** What `make` gives for a case, made once for all engines: for large cases it takes longer than most engines do. */
function once<Made>(make: (opCase: OpCase) => Made): (opCase: OpCase) => Made {
  const made = new WeakMap<OpCase, Made>();
  return (opCase) => {
    const known = made.get(opCase) ?? make(opCase);
    made.set(opCase, known);
    return known;
  };
}

const plannedOf = once(({ name, plan }): PlannedCase => {
  const builder = new CasePlan(name);
  plan(builder);
  return builder.finish();
});

const expectedOf = once((opCase) => resultsOf(opCase, createReferenceEngine()));

async function resultsOf(opCase: OpCase, engine: Engine): Promise<CaseResults> {
  const planned = plannedOf(opCase);
  const state = engine.createState(planned.tensors, planned.weights);
  const executable = await engine.compile(planned.plan, { student: state });
  for (let run = 0; run < (opCase.runs ?? 1); run++) await executable.run(planned.inputs);
  const readable = planned.plan.buffers.filter(({ role }) => role in TOLERANCE);
  invariant(readable.length > 0, `case ${opCase.name} has results`);
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

import { invariant } from '../../lib/errors.ts';
import { elementCount, type BufferSpec } from './buffer.ts';
import type { StepPlan } from './step-plan.ts';

type InputArray = Uint8Array | Int32Array | Float32Array;

/** The plan's input buffers with the arrays given for them; throws where one is missing or has the wrong length. */
export function matchInputs(plan: StepPlan, inputs: Readonly<Record<string, InputArray>>): [BufferSpec, InputArray][] {
  return plan.buffers
    .filter(({ role }) => role === 'input')
    .map((buffer) => {
      const given = inputs[buffer.name];
      const expected = elementCount(buffer.shape);
      invariant(given !== undefined, `the plan needs an input ${buffer.name}`);
      invariant(given.length === expected, `input ${buffer.name} has ${given.length} elements instead of ${expected}`);
      return [buffer, given];
    });
}

/** The buffer of that name that a caller may read: not an activation, whose memory is reused. */
export function readableBuffer(plan: StepPlan, name: string): BufferSpec {
  const buffer = plan.buffers.find((candidate) => candidate.name === name && candidate.network === 'student');
  invariant(buffer !== undefined && buffer.role !== 'activation', `the plan keeps no buffer ${name}`);
  return buffer;
}

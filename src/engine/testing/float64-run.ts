import { invariant } from '../../lib/errors.ts';
import { definitionOf } from '../ops/op-table.ts';
import { elementCount } from '../plan/buffer.ts';
import type { StepPlan } from '../plan/step-plan.ts';

/** Values of a plan's buffers by name, in full precision. */
export type Float64Values = ReadonlyMap<string, Float64Array>;

/**
 * Runs a plan of one network once by the ops' references, without the rounding to float32 that an engine's
 * interface brings. Buffers without a value start at 0; `given` is not written to.
 */
export function runInFloat64(plan: StepPlan, given: Float64Values): Float64Values {
  const memory = plan.buffers.map(({ name, shape }) => given.get(name)?.slice() ?? new Float64Array(elementCount(shape)));
  const at = (id: number): Float64Array => {
    const values = memory[id];
    invariant(values, `the plan has a buffer ${id}`);
    return values;
  };
  for (const op of plan.ops) {
    definitionOf(op).reference(op, {
      shapeOf: (id) => plan.buffers[id]?.shape ?? [],
      at,
      optional: (id) => (id === undefined ? undefined : at(id)),
    });
  }
  return new Map(plan.buffers.map(({ id, name }) => [name, at(id)]));
}

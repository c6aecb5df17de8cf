/**
 * The plan executed by the ops' float64 references: the definition against which every engine is verified.
 * Slow by design; for `verify`, tests and nothing else.
 */
import { invariant } from '../../lib/errors.ts';
import type { Weights } from '../../sws/learngene.ts';
import type { TensorShape } from '../../sws/vit.ts';
import type { Engine, Executable, NetworkState, PlanInputs, PlanOutputs, PlanStates, StateArray, StateValues, WholeState } from '../engine.ts';
import { checkStateValues } from '../state-values.ts';
import { definitionOf } from '../ops/op-table.ts';
import type { ReferenceMemory } from '../ops/op-definition.ts';
import { elementCount, type BufferId, type BufferSpec } from '../plan/buffer.ts';
import { matchInputs, readableBuffer } from '../plan/plan-inputs.ts';
import type { StepPlan } from '../plan/step-plan.ts';

export function createReferenceEngine(): Engine {
  return {
    info: { name: 'reference', adapter: 'float64 JavaScript', reason: 'the definition of every op' },
    createState: (tensors, weights) => new ReferenceState(tensors, weights),
    compile: (plan, states) => Promise.resolve(new ReferenceExecutable(plan, states)),
    dispose() {},
  };
}

class ReferenceState implements NetworkState {
  readonly tensors: readonly TensorShape[];
  readonly values = new Map<string, Float64Array>();

  constructor(tensors: readonly TensorShape[], weights: Weights) {
    this.tensors = tensors;
    for (const { name, shape } of tensors) {
      const initial = weights.get(name);
      invariant(initial?.length === elementCount(shape), `weights hold ${name} in full`);
      this.values.set(name, Float64Array.from(initial));
      this.values.set(`m.${name}`, new Float64Array(initial.length));
      this.values.set(`v.${name}`, new Float64Array(initial.length));
    }
  }

  read(): Promise<Weights> {
    return Promise.resolve(new Map(this.tensors.map(({ name }) => [name, Float32Array.from(this.values.get(name) ?? [])])));
  }

  capture(): Promise<WholeState> {
    const moments = { first: this.#flat('m.'), second: this.#flat('v.') };
    return Promise.resolve({ parameters: this.#flat(''), moments });
  }

  restore(values: StateValues): void {
    checkStateValues(this.tensors, values);
    this.#spread('', values.parameters);
    if (!values.moments) return;
    this.#spread('m.', values.moments.first);
    this.#spread('v.', values.moments.second);
  }

  dispose(): void {
    this.values.clear();
  }

  #flat(prefix: string): Float64Array {
    const arrays = this.tensors.map(({ name }) => this.values.get(`${prefix}${name}`) ?? new Float64Array());
    const flat = new Float64Array(arrays.reduce((sum, { length }) => sum + length, 0));
    let begin = 0;
    for (const array of arrays) {
      flat.set(array, begin);
      begin += array.length;
    }
    return flat;
  }

  #spread(prefix: string, flat: StateArray): void {
    let begin = 0;
    for (const { name, shape } of this.tensors) {
      const end = begin + elementCount(shape);
      this.values.get(`${prefix}${name}`)?.set(flat.subarray(begin, end));
      begin = end;
    }
  }
}

class ReferenceExecutable implements Executable {
  readonly #plan: StepPlan;
  readonly #memory: readonly Float64Array[];
  #reports: PlanOutputs[] = [];

  constructor(plan: StepPlan, states: PlanStates) {
    this.#plan = plan;
    this.#memory = plan.buffers.map((buffer) => memoryOf(buffer, states));
  }

  run(inputs: PlanInputs): void {
    for (const [buffer, values] of matchInputs(this.#plan, inputs)) this.#at(buffer.id).set(values);
    const memory: ReferenceMemory = {
      shapeOf: (id) => this.#plan.buffers[id]?.shape ?? [],
      at: (id) => this.#at(id),
      optional: (id) => (id === undefined ? undefined : this.#at(id)),
    };
    for (const op of this.#plan.ops) definitionOf(op).reference(op, memory);
    const report = this.#plan.reported.map((id) => [this.#plan.buffers[id]?.name, Float32Array.from(this.#at(id))]);
    this.#reports.push(Object.fromEntries(report) as PlanOutputs);
  }

  drain(): Promise<readonly PlanOutputs[]> {
    const reports = this.#reports;
    this.#reports = [];
    return Promise.resolve(reports);
  }

  peek(name: string): Promise<Float32Array> {
    return Promise.resolve(Float32Array.from(this.#at(readableBuffer(this.#plan, name).id)));
  }

  dispose(): void {}

  #at(id: BufferId): Float64Array {
    const memory = this.#memory[id];
    invariant(memory, `the plan has no buffer ${id}`);
    return memory;
  }
}

function memoryOf(buffer: BufferSpec, states: PlanStates): Float64Array {
  if (buffer.role !== 'parameter' && buffer.role !== 'moment') return new Float64Array(elementCount(buffer.shape));
  const state = states[buffer.network];
  invariant(state instanceof ReferenceState, `a state of this engine for the plan's ${buffer.network}`);
  const values = state.values.get(buffer.name);
  invariant(values, `the state stores ${buffer.name}`);
  return values;
}

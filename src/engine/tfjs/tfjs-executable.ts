import * as tf from '@tensorflow/tfjs';
import { invariant } from '../../lib/errors.ts';
import { engineErrorOf, type EngineError } from '../engine-error.ts';
import type { Executable, PlanInputs, PlanOutputs, PlanStates } from '../engine.ts';
import type { Op } from '../ops/op.ts';
import type { BufferId, BufferSpec } from '../plan/buffer.ts';
import { activationLifetimes } from '../plan/liveness.ts';
import { matchInputs, readableBuffer } from '../plan/plan-inputs.ts';
import type { StepPlan } from '../plan/step-plan.ts';
import type { TfjsContext, TfjsKernel } from './tfjs-kernel.ts';
import { tfjsKernels } from './tfjs-kernels.ts';
import { TfjsState } from './tfjs-state.ts';

/**
 * Runs a plan op by op. tfjs tensors are immutable, so a buffer is a variable that holds a tensor: writing
 * replaces it, and an activation is disposed after the last op that reads it.
 */
export class TfjsExecutable implements Executable, TfjsContext {
  readonly student: TfjsState;
  readonly #plan: StepPlan;
  readonly #states: PlanStates;
  readonly #tensors = new Map<BufferId, tf.Tensor>();
  readonly #inputs = new Map<BufferId, Uint8Array | Int32Array | Float32Array>();
  /** Activations whose life ends with the op of that index. */
  readonly #ending: readonly (readonly BufferId[])[];
  /** What went wrong with the device, if it is one that tells. */
  readonly #fault: () => EngineError | undefined;
  #reports: tf.Tensor[][] = [];

  constructor(plan: StepPlan, states: PlanStates, fault: () => EngineError | undefined = () => undefined) {
    this.#fault = fault;
    invariant(states.student instanceof TfjsState, 'a state of this engine');
    this.student = states.student;
    this.#plan = plan;
    this.#states = states;
    const ending: BufferId[][] = plan.ops.map(() => []);
    for (const { buffer, last } of activationLifetimes(plan)) ending[last]?.push(buffer);
    this.#ending = ending;
  }

  run(inputs: PlanInputs): void {
    const fault = this.#fault();
    if (fault) throw fault;
    this.#begin(inputs);
    try {
      this.#plan.ops.forEach((op, index) => this.#execute(op, index));
    } catch (thrown) {
      throw this.#fault() ?? engineErrorOf(thrown, 'kernel', 'tfjs');
    }
    this.#reports.push(this.#plan.reported.map((id) => tf.keep(tf.clone(this.get(id)))));
  }

  async drain(): Promise<readonly PlanOutputs[]> {
    const reports = this.#reports;
    this.#reports = [];
    const names = this.#plan.reported.map((id) => this.spec(id).name);
    const drained = await Promise.all(
      reports.map(async (tensors) => {
        const values = await Promise.all(tensors.map((tensor) => tensor.data()));
        tf.dispose(tensors);
        return Object.fromEntries(names.map((name, i) => [name, Float32Array.from(values[i] ?? [])]));
      }),
    );
    const fault = this.#fault();
    if (fault) throw fault;
    return drained;
  }

  async peek(name: string): Promise<Float32Array> {
    return Float32Array.from(await this.get(readableBuffer(this.#plan, name).id).data());
  }

  dispose(): void {
    tf.dispose([...this.#tensors.values(), ...this.#reports.flat()]);
    this.#tensors.clear();
    this.#reports = [];
  }

  spec(buffer: BufferId): BufferSpec {
    const spec = this.#plan.buffers[buffer];
    invariant(spec, `the plan has no buffer ${buffer}`);
    return spec;
  }

  get(buffer: BufferId, shape?: readonly number[]): tf.Tensor {
    const { role, name, network } = this.spec(buffer);
    const owned = role === 'parameter' || role === 'moment';
    const tensor = owned ? this.#stateOf(network).tensor(name) : this.#tensors.get(buffer);
    invariant(tensor, `buffer ${name} is read before it is written`);
    return shape ? tensor.reshape([...shape]) : tensor;
  }

  host(buffer: BufferId): Uint8Array | Int32Array | Float32Array {
    const input = this.#inputs.get(buffer);
    invariant(input, `buffer ${this.spec(buffer).name} is an input`);
    return input;
  }

  transposedWeight(buffer: BufferId): tf.Tensor2D {
    const { role, name, network, shape } = this.spec(buffer);
    if (role === 'parameter') return this.#stateOf(network).transposed(name);
    return tf.transpose(this.get(buffer, [shape[0] ?? 1, -1])) as tf.Tensor2D;
  }

  set(buffer: BufferId, value: tf.Tensor): void {
    this.#drop(buffer);
    this.#tensors.set(buffer, tf.keep(tf.clone(value)));
  }

  write(buffer: BufferId, value: tf.Tensor, accumulate: boolean): void {
    const flat = value.reshape([...this.spec(buffer).shape]);
    this.set(buffer, accumulate ? tf.add(this.get(buffer), flat) : flat);
  }

  #execute(op: Op, index: number): void {
    const kernel = tfjsKernels[op.kind] as unknown as TfjsKernel<Op>;
    tf.tidy(() => kernel(op, this));
    for (const buffer of this.#ending[index] ?? []) this.#drop(buffer);
  }

  #begin(inputs: PlanInputs): void {
    for (const [buffer, values] of matchInputs(this.#plan, inputs)) {
      this.#inputs.set(buffer.id, values);
      if (buffer.type === 'u8') continue; // images reach tfjs as patches
      this.#drop(buffer.id);
      this.#tensors.set(buffer.id, tf.tensor(values, [...buffer.shape], buffer.type === 'i32' ? 'int32' : 'float32'));
    }
  }

  #drop(buffer: BufferId): void {
    this.#tensors.get(buffer)?.dispose();
    this.#tensors.delete(buffer);
  }

  #stateOf(network: BufferSpec['network']): TfjsState {
    const state = this.#states[network];
    invariant(state instanceof TfjsState, `a state of this engine for the plan's ${network}`);
    return state;
  }
}

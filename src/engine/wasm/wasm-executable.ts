import { invariant } from '../../lib/errors.ts';
import { engineErrorOf } from '../engine-error.ts';
import type { Executable, PlanInputs, PlanOutputs, PlanStates } from '../engine.ts';
import { elementCount, type BufferSpec } from '../plan/buffer.ts';
import { matchInputs, readableBuffer } from '../plan/plan-inputs.ts';
import type { StepPlan } from '../plan/step-plan.ts';
import { compilePrograms } from './compile-program.ts';
import type { Heap } from './heap.ts';
import { PlanMemory } from './plan-memory.ts';
import type { Runner } from './thread-team.ts';

let lastProgramId = 0;

/** A plan as one program a thread; `run` blocks until all have finished. */
export class WasmExecutable implements Executable {
  readonly #plan: StepPlan;
  readonly #heap: Heap;
  readonly #runner: Runner;
  readonly #memory: PlanMemory;
  readonly #programs: readonly number[];
  readonly #programId = ++lastProgramId;
  /** Address of the programs' addresses, by thread. */
  readonly #directory: number;
  #reports: PlanOutputs[] = [];

  constructor(plan: StepPlan, states: PlanStates, heap: Heap, runner: Runner, threads: number) {
    this.#plan = plan;
    this.#heap = heap;
    this.#runner = runner;
    this.#memory = new PlanMemory(plan, states, heap, threads);
    this.#programs = compilePrograms(plan, this.#memory, threads).map((program) => program.store(heap));
    this.#directory = heap.allocate(4 * threads);
    new Int32Array(heap.memory.buffer, this.#directory, threads).set(this.#programs);
  }

  run(inputs: PlanInputs): void {
    for (const [buffer, values] of matchInputs(this.#plan, inputs)) {
      const address = this.#memory.address(buffer.id, 0);
      new Uint8Array(this.#heap.memory.buffer, address, values.byteLength).set(bytesOf(values));
    }
    this.#lead();
    const report = this.#plan.reported.map((id) => {
      const buffer = this.#plan.buffers[id];
      invariant(buffer, 'a reported buffer');
      return [buffer.name, this.#copy(buffer)];
    });
    this.#reports.push(Object.fromEntries(report) as PlanOutputs);
  }

  drain(): Promise<readonly PlanOutputs[]> {
    const reports = this.#reports;
    this.#reports = [];
    return Promise.resolve(reports);
  }

  peek(name: string): Promise<Float32Array> {
    return Promise.resolve(this.#copy(readableBuffer(this.#plan, name)));
  }

  dispose(): void {
    this.#memory.dispose();
    for (const address of [...this.#programs, this.#directory]) this.#heap.release(address);
  }

  /** A trap, in this thread or another, leaves memory and barriers as nobody knows. */
  #lead(): void {
    try {
      this.#runner.lead(this.#programId, this.#directory);
    } catch (thrown) {
      throw engineErrorOf(thrown, 'kernel', 'wasm');
    }
  }

  #copy({ id, shape }: BufferSpec): Float32Array {
    return Float32Array.from(this.#heap.f32(this.#memory.address(id, 0), elementCount(shape)));
  }
}

function bytesOf(values: Uint8Array | Int32Array | Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

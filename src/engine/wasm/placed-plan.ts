import type { PlanStates } from '../engine.ts';
import type { StepPlan } from '../plan/step-plan.ts';
import { compilePrograms } from './compile-program.ts';
import type { PlanHeap } from './heap.ts';
import { PlanMemory } from './plan-memory.ts';

/** All that a plan takes of a heap: its buffers, and one program a thread. */
export class PlacedPlan {
  readonly memory: PlanMemory;
  /** Address of the programs' addresses, by thread. */
  readonly directory: number;
  readonly #heap: PlanHeap;
  readonly #programs: readonly number[];

  constructor(plan: StepPlan, states: PlanStates, heap: PlanHeap, threads: number) {
    this.#heap = heap;
    this.memory = new PlanMemory(plan, states, heap, threads);
    this.#programs = compilePrograms(plan, this.memory, threads).map((program) => program.store(heap));
    this.directory = heap.allocate(4 * threads);
    heap.i32(this.directory, threads).set(this.#programs);
  }

  dispose(): void {
    this.memory.dispose();
    for (const address of [...this.#programs, this.directory]) this.#heap.release(address);
  }
}

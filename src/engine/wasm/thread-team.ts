/**
 * The threads that run programs together, thread 0 being the caller's own. They sleep on control words at the
 * start of the shared memory; the caller wakes them for a program and meets them at its last barrier. The
 * caller must be a thread that may block: a worker, or Node.
 */
import { readProgram, runProgram } from './program.ts';

/** Control words (i32), below the kernels' own tables, which begin at byte 1,024. */
const GENERATION = 0;
const DIRECTORY = 1;
const PROGRAM_ID = 2;
const ARRIVED = 3;
const PHASE = 4;
const FAILED = 5;
const CONTROL_WORDS = 8;

/** A directory of 0 tells the threads to end. */
const END = 0;

/** Looks at the phase before a thread goes to sleep at a barrier: the others are usually there soon. */
const SPINS = 5_000;
const PATIENCE_MS = 1_000;

/** Bound programs a thread remembers; older ones are read again. */
const REMEMBERED_PROGRAMS = 64;

export interface ThreadStart {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly index: number;
  readonly threads: number;
}

/** One thread's instance of the kernels, its programs and its way through barriers. */
export class Runner {
  readonly #start: ThreadStart;
  readonly #exports: WebAssembly.Exports;
  readonly #control: Int32Array;
  readonly #programs = new Map<number, ReturnType<typeof readProgram>>();

  constructor(start: ThreadStart) {
    this.#start = start;
    this.#control = new Int32Array(start.memory.buffer, 0, CONTROL_WORDS);
    const abort = (): never => {
      throw new Error('a wasm kernel aborted');
    };
    this.#exports = new WebAssembly.Instance(start.module, { env: { memory: start.memory, abort } }).exports;
  }

  /** Runs this thread's program of the directory; every program ends with a barrier. */
  run(programId: number, directory: number): void {
    let program = this.#programs.get(programId);
    if (!program) {
      const { memory, index } = this.#start;
      const [address = 0] = new Int32Array(memory.buffer, directory + 4 * index, 1);
      program = readProgram(memory.buffer, address, this.#exports);
      if (this.#programs.size >= REMEMBERED_PROGRAMS) this.#programs.clear();
      this.#programs.set(programId, program);
    }
    try {
      runProgram(program, this.#barrier);
    } catch (thrown) {
      this.#fail();
      throw thrown;
    }
  }

  /** Serves runs of thread 0 until it ends the team. Never returns to the event loop before that. */
  serve(): void {
    let seen = 0;
    for (;;) {
      while (Atomics.load(this.#control, GENERATION) === seen) Atomics.wait(this.#control, GENERATION, seen);
      seen = Atomics.load(this.#control, GENERATION);
      const directory = Atomics.load(this.#control, DIRECTORY);
      if (directory === END) return;
      this.run(Atomics.load(this.#control, PROGRAM_ID), directory);
    }
  }

  /** Of thread 0: wakes the others for a program and runs its own part. */
  lead(programId: number, directory: number): void {
    if (this.#start.threads > 1) this.#wake(programId, directory);
    this.run(programId, directory);
  }

  /** Of thread 0: ends the other threads. */
  end(): void {
    if (this.#start.threads > 1) this.#wake(0, END);
  }

  #wake(programId: number, directory: number): void {
    Atomics.store(this.#control, PROGRAM_ID, programId);
    Atomics.store(this.#control, DIRECTORY, directory);
    Atomics.add(this.#control, GENERATION, 1);
    Atomics.notify(this.#control, GENERATION);
  }

  readonly #barrier = (): void => {
    const { threads } = this.#start;
    if (threads === 1) return;
    const phase = Atomics.load(this.#control, PHASE);
    if (Atomics.add(this.#control, ARRIVED, 1) === threads - 1) {
      Atomics.store(this.#control, ARRIVED, 0);
      Atomics.add(this.#control, PHASE, 1);
      Atomics.notify(this.#control, PHASE);
      return;
    }
    for (let spin = 0; spin < SPINS; spin++) if (Atomics.load(this.#control, PHASE) !== phase) return;
    while (Atomics.load(this.#control, PHASE) === phase) {
      if (Atomics.load(this.#control, FAILED) !== 0) throw new Error('another thread of the wasm engine failed');
      Atomics.wait(this.#control, PHASE, phase, PATIENCE_MS);
    }
  };

  #fail(): void {
    if (this.#start.threads === 1) return;
    Atomics.store(this.#control, FAILED, 1);
    Atomics.notify(this.#control, PHASE);
  }
}

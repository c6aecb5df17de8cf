/**
 * A thread's program: kernel calls with all their parameters, and barriers. It is written into the shared
 * memory as float64 words, so that threads which sleep on that memory need no message to get it:
 * number of words, then for each call the kernel's index (or BARRIER), the number of parameters, the parameters.
 */
import { at, invariant } from '../../lib/errors.ts';
import type { PlanHeap } from './heap.ts';
import { kernelNames, type KernelName } from './wasm-kernel.ts';

const BARRIER = -1;

export class ProgramWriter {
  readonly #words: number[] = [];

  readonly call = (kernel: KernelName, ...parameters: readonly number[]): void => {
    this.#words.push(kernelNames.indexOf(kernel), parameters.length, ...parameters);
  };

  /** All threads arrive here before any goes on. */
  barrier(): void {
    this.#words.push(BARRIER, 0);
  }

  /** Puts the program into the heap; returns its address. */
  store(heap: PlanHeap): number {
    const address = heap.allocate(8 * (this.#words.length + 1));
    heap.f64(address, this.#words.length + 1).set([this.#words.length, ...this.#words]);
    return address;
  }
}

type Kernel = (...parameters: readonly number[]) => void;
type Call = { readonly kernel: Kernel; readonly parameters: readonly number[] } | 'barrier';

/** Reads a stored program and binds it to the kernels of a thread. */
export function readProgram(buffer: ArrayBufferLike, address: number, exports: WebAssembly.Exports): readonly Call[] {
  const [length = 0] = new Float64Array(buffer, address, 1);
  const words = new Float64Array(buffer, address + 8, length);
  const calls: Call[] = [];
  for (let i = 0; i < words.length; ) {
    const [code, count] = [at(words, i), at(words, i + 1)];
    if (code === BARRIER) calls.push('barrier');
    else calls.push({ kernel: kernelOf(exports, at(kernelNames, code)), parameters: [...words.subarray(i + 2, i + 2 + count)] });
    i += 2 + count;
  }
  return calls;
}

function kernelOf(exports: WebAssembly.Exports, name: KernelName): Kernel {
  const kernel = exports[name];
  invariant(typeof kernel === 'function', `the wasm module exports ${name}`);
  return kernel as unknown as Kernel;
}

/** Executes a program; `barrier` waits for the other threads. */
export function runProgram(calls: readonly Call[], barrier: () => void): void {
  for (const call of calls) {
    if (call === 'barrier') barrier();
    else call.kernel(...call.parameters);
  }
}

/**
 * Our own kernels on the CPU: AssemblyScript compiled to SIMD WebAssembly over one memory. Threads split the
 * batch; each runs the whole plan on its images, then gradients are added up in a fixed order, so that the same
 * seed and the same number of threads give the same bits.
 */
import { messageOf } from '../../lib/errors.ts';
import type { Engine } from '../engine.ts';
import { Heap } from './heap.ts';
import { Runner, type ThreadStart } from './thread-team.ts';
import { WasmExecutable } from './wasm-executable.ts';
import { MAXIMUM_PAGES, threadCount, wasmMemory } from './wasm-memory.ts';
import { WasmState } from './wasm-state.ts';

/** What differs between a browser's worker and Node. */
export interface WasmPlatform {
  /** The compiled kernels, with shared memory or without. */
  loadModule(shared: boolean): Promise<WebAssembly.Module>;
  /** Starts a thread that calls `new Runner(start).serve()`; absent where there are no threads. */
  readonly spawn?: (start: ThreadStart) => Promise<SpawnedThread>;
  /** Processors that may be used. */
  readonly processors: number;
}

export interface SpawnedThread {
  terminate(): void;
}

const INITIAL_PAGES = 64;

/**
 * Starts the engine; `reason` says why it was chosen. Without shared memory, for `threads` = 1, or where threads do not
 * start, it runs on one thread, and in the last case says why.
 */
export async function createWasmEngine(platform: WasmPlatform, reason: string, threads?: number): Promise<Engine> {
  const mayShare = typeof SharedArrayBuffer === 'function' && platform.spawn !== undefined;
  const count = threadCount(threads ?? platform.processors, mayShare);
  if (count === 1) return startOn(platform, reason, 1);
  return startOn(platform, reason, count).catch((thrown: unknown) =>
    startOn(platform, `${reason}; on one thread, for others could not be started (${messageOf(thrown)})`, 1),
  );
}

async function startOn(platform: WasmPlatform, reason: string, threads: number): Promise<Engine> {
  const shared = threads > 1;
  const module = await platform.loadModule(shared);
  const memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: MAXIMUM_PAGES, shared });
  const helpers = await startHelpers(platform, { module, memory, threads });
  const runner = new Runner({ module, memory, index: 0, threads });
  const heap = new Heap(memory);
  return {
    info: { name: 'wasm', adapter: `WebAssembly SIMD, ${threads} ${shared ? 'threads' : 'thread'}`, reason },
    memory: { ...wasmMemory(threads), taken: () => heap.end },
    createState: (tensors, weights) => new WasmState(heap, tensors, weights),
    compile: (plan, states) => Promise.resolve(new WasmExecutable(plan, states, heap, runner, threads)),
    dispose() {
      runner.end();
      for (const helper of helpers) helper.terminate();
    },
  };
}

/** Starts threads 1, 2, …; when one cannot be started, those before it are ended. */
async function startHelpers({ spawn }: WasmPlatform, start: Omit<ThreadStart, 'index'>): Promise<readonly SpawnedThread[]> {
  const helpers: SpawnedThread[] = [];
  try {
    for (let index = 1; index < start.threads; index++) {
      const helper = await spawn?.({ ...start, index });
      if (helper) helpers.push(helper);
    }
  } catch (thrown) {
    for (const helper of helpers) helper.terminate();
    throw thrown;
  }
  return helpers;
}

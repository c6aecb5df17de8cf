import sharedKernels from '../build/kernels-shared.wasm?url';
import kernels from '../build/kernels.wasm?url';
import type { ThreadStart } from '../thread-team.ts';
import type { SpawnedThread, WasmPlatform } from '../wasm-engine.ts';

/** The wasm engine in a page's worker: kernels by fetch, threads as workers of that worker. */
export const browserPlatform: WasmPlatform = {
  processors: navigator.hardwareConcurrency,
  async loadModule(shared) {
    const response = await fetch(shared ? sharedKernels : kernels);
    if (!response.ok) throw new Error(`the wasm kernels could not be loaded (${response.status}); reload the page`);
    return WebAssembly.compile(await response.arrayBuffer()); // not streamed: some servers give .wasm another type
  },
  spawn,
};

function spawn(start: ThreadStart): Promise<SpawnedThread> {
  const worker = new Worker(new URL('browser-thread.ts', import.meta.url), { type: 'module', name: `training thread ${start.index}` });
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', () => resolve(worker), { once: true });
    worker.addEventListener('error', ({ message }) => reject(new Error(`a thread of the wasm engine could not start: ${message}`)), { once: true });
    worker.postMessage(start);
  });
}

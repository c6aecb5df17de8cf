import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { typescriptThread } from '../../../lib/node/typescript-thread.ts';
import type { ThreadStart } from '../thread-team.ts';
import type { SpawnedThread, WasmPlatform } from '../wasm-engine.ts';
import { buildKernels, kernelFile } from './build-kernels.ts';

/** The wasm engine in Node: kernels from disk (compiled if need be), worker threads. */
export const nodePlatform: WasmPlatform = {
  processors: availableParallelism(),
  async loadModule(shared) {
    await buildKernels();
    return WebAssembly.compile(await readFile(kernelFile(shared ? 'kernels-shared.wasm' : 'kernels.wasm')));
  },
  spawn,
};

function spawn(start: ThreadStart): Promise<SpawnedThread> {
  const worker = typescriptThread(new URL('node-thread.ts', import.meta.url), start);
  worker.unref();
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve({ terminate: () => void worker.terminate() }));
    worker.once('error', reject);
  });
}

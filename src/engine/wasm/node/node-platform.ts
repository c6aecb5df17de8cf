import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
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

/** A thread starts as JavaScript: it has to learn TypeScript before it can load our module. */
const START_THREAD = `
const { workerData } = require('node:worker_threads');
import('tsx/esm/api').then(({ register }) => { register(); return import(workerData.entry); });`;

function spawn(start: ThreadStart): Promise<SpawnedThread> {
  const entry = new URL('node-thread.ts', import.meta.url).href;
  const worker = new Worker(START_THREAD, { eval: true, workerData: { ...start, entry } });
  worker.unref();
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve({ terminate: () => void worker.terminate() }));
    worker.once('error', reject);
  });
}

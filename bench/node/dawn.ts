import { availableParallelism } from 'node:os';

/** Puts Dawn's WebGPU where a browser has it, `navigator.gpu`, with what peers read of `navigator` beside it. */
export async function provideWebGpu(): Promise<void> {
  const { create, globals } = await import('webgpu');
  Object.assign(globalThis, globals);
  const navigator = { hardwareConcurrency: availableParallelism(), userAgent: `Node ${process.versions.node}`, gpu: create([]) };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
}

import { availableParallelism } from 'node:os';

/** Puts Dawn's WebGPU where a browser has it, `navigator.gpu`, because peers look for it there. */
export async function provideWebGpu(): Promise<void> {
  const { create, globals } = await import('webgpu');
  Object.assign(globalThis, globals);
  const { hardwareConcurrency } = (globalThis.navigator as Navigator | undefined) ?? { hardwareConcurrency: availableParallelism() };
  const navigator = { hardwareConcurrency, gpu: create([]) };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
}

/**
 * Put before the script of the page's training worker: stands before what makes WebAssembly memories and GPU buffers, and
 * tells on request which of them are alive.
 */
import { countBuffers, sumOfBuffers, type GpuBuffers } from './gpu-buffers.ts';

export interface WorkerCounts {
  /** Bytes of WebAssembly memories that nothing has let go of. */
  readonly wasm: number;
  /** All that ever were made, those that are gone among them. */
  readonly memories: number;
  readonly gpu: GpuBuffers;
}

export type SoakProbe = () => WorkerCounts;

const memories: WeakRef<WebAssembly.Memory>[] = [];
const gpuCounts: (() => GpuBuffers)[] = [];

class CountedMemory extends WebAssembly.Memory {
  constructor(descriptor: WebAssembly.MemoryDescriptor) {
    super(descriptor);
    memories.push(new WeakRef<WebAssembly.Memory>(this));
  }
}
Object.assign(WebAssembly, { Memory: CountedMemory });

if ('gpu' in navigator) { // without WebGPU it is absent
  const { gpu } = navigator;
  const requestAdapter = gpu.requestAdapter.bind(gpu);
  gpu.requestAdapter = async (options) => {
    const adapter = await requestAdapter(options);
    if (adapter) gpuCounts.push(countBuffers(adapter));
    return adapter;
  };
}

const soakProbe: SoakProbe = () => ({
  wasm: memories.reduce((sum, memory) => sum + (memory.deref()?.buffer.byteLength ?? 0), 0),
  memories: memories.length,
  gpu: sumOfBuffers(gpuCounts),
});
Object.assign(globalThis, { soakProbe });

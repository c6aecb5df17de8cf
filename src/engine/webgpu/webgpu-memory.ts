import type { EngineMemory } from '../plan-meter.ts';
import { webGpuMeter } from './webgpu-meter.ts';

/** Partial sums of a weight gradient at most: many small pieces for a large GPU, few large ones for a processor. */
export function mostSplits(isSoftware: boolean): number {
  return isSoftware ? 4 : 16;
}

/** What a device, or an adapter of which one is asked for, has: WebGPU tells how large one buffer may be, and nothing of all together. */
export function webGpuMemory(limits: Pick<GPUSupportedLimits, 'maxBufferSize' | 'maxStorageBufferBindingSize'>, isSoftware: boolean): EngineMemory & { readonly piece: number } {
  return { meter: () => webGpuMeter(mostSplits(isSoftware)), piece: Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize) };
}

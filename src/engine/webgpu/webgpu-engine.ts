/**
 * Our own shaders on the GPU. Everything a step needs is made when a plan is compiled; a step is one command
 * encoder and one submit. No float atomics anywhere: sums are split and added up in a fixed order, so the same
 * seed on the same adapter gives the same bits.
 */
import type { Engine } from '../engine.ts';
import type { GemmVariant } from '../ops/linear/gemm-webgpu.ts';
import { GemmTuner, type TuningMemory } from './gemm-tuner.ts';
import { Pipelines } from './pipelines.ts';
import { openDevice, type WebGpuDevice } from './webgpu-device.ts';
import { WebGpuExecutable } from './webgpu-executable.ts';
import { webGpuMemory } from './webgpu-memory.ts';
import { WebGpuState } from './webgpu-state.ts';

export interface WebGpuOptions {
  /** Keeps the choice of kernels between sessions. */
  readonly memory?: TuningMemory;
  /** Told of the device, on which others may compute too. */
  readonly onDevice?: (gpu: WebGpuDevice) => void;
  /** Use this variant for every matrix product and measure nothing. */
  readonly variant?: GemmVariant;
}

/** Starts the engine on an adapter; `reason` says why it was chosen. */
export async function createWebGpuEngine(adapter: GPUAdapter, reason: string, options: WebGpuOptions = {}): Promise<Engine> {
  const { memory, variant, onDevice } = options;
  const gpu = await openDevice(adapter);
  onDevice?.(gpu);
  const pipelines = new Pipelines(gpu);
  const tuner = await GemmTuner.create({ gpu, pipelines, memory, fixed: variant }).catch((thrown: unknown) => {
    gpu.close(); // another engine is started instead, and needs the memory
    throw thrown;
  });
  return {
    info: { name: 'webgpu', adapter: gpu.name, reason },
    fault: gpu.fault,
    memory: webGpuMemory(gpu.device.limits, gpu.software),
    createState: (tensors, weights) => new WebGpuState(gpu, tensors, weights),
    compile: (plan, states) => WebGpuExecutable.create(gpu, pipelines, plan, states, tuner),
    dispose: () => gpu.close(),
  };
}

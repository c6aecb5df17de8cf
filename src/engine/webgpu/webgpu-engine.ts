/**
 * Our own shaders on the GPU. Everything a step needs is made when a plan is compiled; a step is one command
 * encoder and one submit. No float atomics anywhere: sums are split and added up in a fixed order, so the same
 * seed on the same adapter gives the same bits.
 */
import type { Engine } from '../engine.ts';
import { Pipelines } from './pipelines.ts';
import { openDevice } from './webgpu-device.ts';
import { WebGpuExecutable } from './webgpu-executable.ts';
import { WebGpuState } from './webgpu-state.ts';

/** A large GPU needs many small pieces of work; a processor few large ones, which load less for each multiply. */
const TUNING = { hardware: { splits: 16, gemmWidth: 1 }, software: { splits: 4, gemmWidth: 4 } } as const;

/** Starts the engine on an adapter; `reason` says why it was chosen. */
export async function createWebGpuEngine(adapter: GPUAdapter, reason: string): Promise<Engine> {
  const gpu = await openDevice(adapter);
  const pipelines = new Pipelines(gpu.device);
  const tuning = gpu.software ? TUNING.software : TUNING.hardware;
  return {
    info: { name: 'webgpu', adapter: gpu.name, reason },
    createState: (tensors, weights) => new WebGpuState(gpu.device, tensors, weights),
    compile: (plan, states) => WebGpuExecutable.create(gpu, pipelines, plan, states, tuning),
    dispose: () => gpu.device.destroy(),
  };
}

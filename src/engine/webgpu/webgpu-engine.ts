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

/** Partial sums of each weight gradient: enough workgroups for a large GPU; on a processor they only cost memory. */
const SPLITS = { hardware: 16, software: 4 };

/** Starts the engine on an adapter; `reason` says why it was chosen. */
export async function createWebGpuEngine(adapter: GPUAdapter, reason: string): Promise<Engine> {
  const gpu = await openDevice(adapter);
  const pipelines = new Pipelines(gpu.device);
  const splits = gpu.software ? SPLITS.software : SPLITS.hardware;
  return {
    info: { name: 'webgpu', adapter: gpu.name, reason },
    createState: (tensors, weights) => new WebGpuState(gpu.device, tensors, weights),
    compile: (plan, states) => WebGpuExecutable.create(gpu, pipelines, plan, states, splits),
    dispose: () => gpu.device.destroy(),
  };
}

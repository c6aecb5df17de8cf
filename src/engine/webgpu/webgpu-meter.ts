import type { PlanMeter } from '../plan-meter.ts';
import { storedTensors } from '../plan/network-spec.ts';
import { PlanBuffers } from './plan-buffers.ts';
import { layTensors } from './webgpu-state.ts';

/**
 * The webgpu engine's buffers: of networks, and of plans as PlanBuffers makes them, on a device that only counts. What a
 * plan has besides (constants of kernels, reports) are kilobytes.
 */
export function webGpuMeter(splits: number): PlanMeter {
  const sizes = new Map<string, readonly number[]>();
  let present = 0;
  let peak = 0;
  let largest = 0;
  const take = (bytes: readonly number[]): { release(): void } => {
    const all = bytes.reduce((sum, each) => sum + each, 0);
    present += all;
    peak = Math.max(peak, present);
    for (const each of bytes) largest = Math.max(largest, each);
    return {
      release() {
        present -= all;
      },
    };
  };
  return {
    state(network) {
      const { elements } = layTensors(storedTensors(network).map(({ shape }) => shape));
      return take([4 * elements, 4 * elements, 4 * elements]);
    },
    plan({ key, make }) {
      const bytes = sizes.get(key) ?? buffersOf(make, splits);
      sizes.set(key, bytes);
      return take(bytes);
    },
    get peak() {
      return peak;
    },
    get largest() {
      return largest;
    },
  };
}

type PlanOf = Parameters<PlanMeter['plan']>[0]['make'];

function buffersOf(make: PlanOf, splits: number): readonly number[] {
  const made: number[] = [];
  const createBuffer = ({ size }: GPUBufferDescriptor): GPUBuffer => {
    made.push(size);
    return { size } as GPUBuffer; // placed and never bound
  };
  void new PlanBuffers({ createBuffer }, make(), undefined, splits);
  return made;
}

import { afterEach, expect, test, vi } from 'vitest';
import { countGpuCalls } from './gpu-counters.ts';

/** WebGPU's classes with the methods that matter, which do nothing. */
function fakeWebGpu() {
  class Pass { dispatchWorkgroups(): void {} }
  class Queue { submit(): void {} }
  class Device {
    createBuffer(): void {}
    createBindGroup(): void {}
  }
  vi.stubGlobal('GPUComputePassEncoder', Pass);
  vi.stubGlobal('GPUQueue', Queue);
  vi.stubGlobal('GPUDevice', Device);
  return { pass: new Pass(), queue: new Queue(), device: new Device() };
}

afterEach(() => vi.unstubAllGlobals());

test('dispatches, submits and what was created are counted until the step returns; reading back is left out', async () => {
  const { pass, queue, device } = fakeWebGpu();
  const step = (): void => {
    device.createBindGroup();
    pass.dispatchWorkgroups();
    pass.dispatchWorkgroups();
    queue.submit();
  };
  const settle = (): Promise<void> => {
    device.createBuffer();
    return Promise.resolve(queue.submit());
  };
  const { encodeMs, ...counts } = (await countGpuCalls(step, settle)) ?? {};
  expect(counts).toEqual({ dispatches: 2, submits: 1, buffersCreated: 0, bindGroupsCreated: 1 });
  expect(encodeMs).toBeGreaterThanOrEqual(0);
});

test('a library that submits only later is counted until it has; its time to encode is unknown', async () => {
  const { pass, queue } = fakeWebGpu();
  const settle = (): Promise<void> => {
    pass.dispatchWorkgroups();
    return Promise.resolve(queue.submit());
  };
  const counts = await countGpuCalls(() => {}, settle);
  expect(counts).toEqual({ dispatches: 1, submits: 1, buffersCreated: 0, bindGroupsCreated: 0 });
});

test('a step without WebGPU has no counts, and the methods are put back afterwards', async () => {
  const { queue } = fakeWebGpu();
  const before = Object.getPrototypeOf(queue).submit;
  expect(await countGpuCalls(() => {}, () => Promise.resolve())).toBeUndefined();
  expect(Object.getPrototypeOf(queue).submit).toBe(before);
});

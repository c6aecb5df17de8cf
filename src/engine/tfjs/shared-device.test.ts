import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testAdapter } from '../testing/software-adapter.ts';
import { openDevice, type WebGpuDevice } from '../webgpu/webgpu-device.ts';
import { useDeviceInTfjs } from './shared-device.ts';

const adapter = await testAdapter();

describe.skipIf(!adapter)('tfjs on a device of ours', () => {
  let gpu: WebGpuDevice;
  beforeAll(async () => {
    const next = await testAdapter();
    if (!next) throw new Error('no adapter');
    gpu = await openDevice(next);
    await useDeviceInTfjs(gpu);
  });
  afterAll(() => gpu.device.destroy());

  test('computes there', async () => {
    expect(tf.getBackend()).toBe('webgpu');
    const product = tf.matMul(tf.tensor2d([[1, 2], [3, 4]]), tf.tensor2d([[5, 6], [7, 8]]));
    expect([...(await product.data())]).toEqual([19, 22, 43, 50]);
  });

  test('keeps its tensors where it is given the device that it has', async () => {
    const kept = tf.tensor1d([1, 2, 3]).square(); // on the GPU alone
    await useDeviceInTfjs(gpu);
    expect([...(await kept.data())]).toEqual([1, 4, 9]);
    kept.dispose();
  });

  test('can be given another device', async () => {
    const next = await testAdapter();
    if (!next) throw new Error('no adapter');
    const other = await openDevice(next);
    await useDeviceInTfjs(other);
    expect(await tf.scalar(2).square().data()).toEqual(new Float32Array([4]));
    await useDeviceInTfjs(gpu);
    other.close();
  });

  test('notices an error that nobody caught', async () => {
    expect(gpu.fault()).toBeUndefined();
    gpu.device.createBuffer({ size: 4, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.STORAGE }); // not a legal pair
    await gpu.device.queue.onSubmittedWorkDone();
    expect(gpu.fault()?.message).toMatch(/^webgpu engine, command rejected: /);
  });
});

import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testAdapter } from '../testing/software-adapter.ts';
import { readBuffer } from '../webgpu/read-buffer.ts';
import { openDevice, type WebGpuDevice } from '../webgpu/webgpu-device.ts';
import { bufferOf, useDeviceInTfjs } from './shared-device.ts';

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

  test('hands out a tensor’s own buffer, for which our device needs no copy', async () => {
    const computed = tf.add(tf.tensor1d([1, 2, 3, 4]), 0.5); // on the GPU
    const uploaded = tf.tensor1d([7, 8, 9, 10]); // on the CPU until somebody asks
    expect([...new Float32Array(await readBuffer(gpu, bufferOf(computed), 0, 16))]).toEqual([1.5, 2.5, 3.5, 4.5]);
    expect([...new Float32Array(await readBuffer(gpu, bufferOf(uploaded), 0, 16))]).toEqual([7, 8, 9, 10]);
    expect(bufferOf(computed)).toBe(bufferOf(computed));
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

import type { WebGpuDevice } from './webgpu-device.ts';

/**
 * A copy of a GPU buffer's bytes (or of `size` of them from `offset` on), after all work submitted so far. Rejects with
 * an EngineError where the device failed meanwhile.
 */
export async function readBuffer({ device, settled }: WebGpuDevice, buffer: GPUBuffer, offset = 0, size = buffer.size - offset): Promise<ArrayBuffer> {
  const staging = device.createBuffer({ size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  try {
    const encoder = device.createCommandEncoder();
    encoder.copyBufferToBuffer(buffer, offset, staging, 0, size);
    device.queue.submit([encoder.finish()]);
    await settled(staging.mapAsync(GPUMapMode.READ));
    return staging.getMappedRange().slice(0);
  } finally {
    staging.destroy();
  }
}

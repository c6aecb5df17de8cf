/** The GPU buffers of all devices of an adapter that are alive. */
export interface GpuBuffers {
  readonly count: number;
  readonly bytes: number;
  /** All that ever were, those that are gone among them. */
  readonly made: number;
}

export const noBuffers: GpuBuffers = { count: 0, bytes: 0, made: 0 };

/** Counts what is made on the devices of an adapter and not yet destroyed; a device that is destroyed takes its buffers along. */
export function countBuffers(adapter: GPUAdapter): () => GpuBuffers {
  const alive = new Map<GPUBuffer, GPUDevice>();
  let made = 0;
  const requestDevice = adapter.requestDevice.bind(adapter);
  adapter.requestDevice = async (descriptor) => {
    const device = await requestDevice(descriptor);
    const createBuffer = device.createBuffer.bind(device);
    device.createBuffer = (wanted) => {
      const buffer = createBuffer(wanted);
      alive.set(buffer, device);
      made++;
      const destroy = buffer.destroy.bind(buffer);
      buffer.destroy = () => {
        alive.delete(buffer);
        return destroy();
      };
      return buffer;
    };
    const destroyDevice = device.destroy.bind(device);
    device.destroy = () => {
      for (const [buffer, owner] of alive) if (owner === device) alive.delete(buffer);
      return destroyDevice();
    };
    return device;
  };
  return () => ({ count: alive.size, bytes: [...alive.keys()].reduce((sum, { size }) => sum + size, 0), made });
}

/** Those of several adapters together. */
export function sumOfBuffers(counts: readonly (() => GpuBuffers)[]): GpuBuffers {
  return counts.map((count) => count()).reduce((sum, { count, bytes, made }) => ({ count: sum.count + count, bytes: sum.bytes + bytes, made: sum.made + made }), noBuffers);
}

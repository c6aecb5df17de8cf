import { messageOf } from '../../lib/errors.ts';
import { isSoftware } from '../../lib/software-adapter.ts';
import { EngineError, type EngineFault } from '../engine-error.ts';

/**
 * The one GPU device of the page: asked for with the adapter's real limits, watched for loss and for errors that
 * nobody caught. WebGPU reports both asynchronously, and gives zeros or waits for ever in the meantime: whatever is
 * read goes through `settled`, and what is made at once through `checked`.
 */
export interface WebGpuDevice {
  readonly device: GPUDevice;
  readonly adapter: GPUAdapter;
  /** The adapter in words: vendor, architecture, description, as far as the browser tells. */
  readonly name: string;
  readonly software: boolean;
  /** What went wrong since the start, if anything. */
  readonly fault: () => EngineError | undefined;
  /** What this work gives; rejects with the fault once there is one, even where the work itself would never end. */
  readonly settled: <T>(work: Promise<T>) => Promise<T>;
  /** Makes something on the device and gives it when the GPU has accepted it; rejects with what it refused. */
  readonly checked: <T>(make: () => T) => Promise<T>;
  /** Gives the device back, which is no fault. */
  readonly close: () => void;
}

/** Asked for where they exist, for a device cannot get them later: clocks for measuring, the rest for kernels and tfjs. */
const WANTED_FEATURES: readonly GPUFeatureName[] = ['subgroups', 'timestamp-query', 'shader-f16'];

/** Limits that are asked for as high as the adapter goes. */
const WANTED_LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
] as const satisfies readonly (keyof GPUSupportedLimits)[];

/** Opens the device of an adapter for that engine. */
export async function openDevice(adapter: GPUAdapter, engine = 'webgpu'): Promise<WebGpuDevice> {
  const requiredLimits = Object.fromEntries(WANTED_LIMITS.map((limit) => [limit, adapter.limits[limit]]));
  const requiredFeatures = WANTED_FEATURES.filter((feature) => adapter.features.has(feature));
  const device = await adapter.requestDevice({ requiredLimits, requiredFeatures });
  return { device, adapter, name: adapterName(adapter.info), software: isSoftware(adapter.info), ...watch(device, engine) };
}

/** Notices everything that goes wrong with a device, and tells whoever waits for it. */
function watch(device: GPUDevice, engine: string): Pick<WebGpuDevice, 'fault' | 'settled' | 'checked' | 'close'> {
  let fault: EngineError | undefined;
  let closed = false;
  // A set, not a promise to race with: that would remember every race for as long as the device lives.
  const waiting = new Set<(error: EngineError) => void>();
  const fail = (error: EngineError): void => {
    if (closed) return;
    fault ??= error;
    for (const reject of waiting) reject(fault);
    waiting.clear();
  };
  device.addEventListener('uncapturederror', ({ error }) => fail(errorOf(error, engine)));
  void device.lost.then(({ reason, message }) => fail(new EngineError('device-lost', engine, message || reason)));
  const settled = <T>(work: Promise<T>): Promise<T> => new Promise((resolve, reject) => {
    waiting.add(reject);
    // A promise of WebGPU that rejects for no other known reason does so because the device is gone.
    const failed = (thrown: unknown): void => reject(fault ?? new EngineError('device-lost', engine, messageOf(thrown), { cause: thrown }));
    work.then((value) => (fault ? reject(fault) : resolve(value)), failed).finally(() => waiting.delete(reject));
    if (fault) reject(fault);
  });
  return {
    fault: () => fault,
    settled,
    async checked(make) {
      device.pushErrorScope('validation');
      device.pushErrorScope('out-of-memory');
      let refusals;
      let made;
      try {
        made = make();
      } finally {
        refusals = Promise.all([device.popErrorScope(), device.popErrorScope()]);
      }
      const refusal = (await settled(refusals)).find((error) => error !== null);
      if (refusal) throw errorOf(refusal, engine);
      return made;
    },
    close() {
      closed = true;
      device.destroy();
    },
  };
}

function errorOf(error: GPUError, engine: string): EngineError {
  return new EngineError(faultOf(error), engine, error.message);
}

function faultOf(error: GPUError): EngineFault {
  if (error instanceof GPUOutOfMemoryError) return 'out-of-memory';
  return error instanceof GPUValidationError ? 'validation' : 'kernel';
}

/** What the browser tells of an adapter, in a few words. */
export function adapterName({ vendor, architecture, description }: GPUAdapterInfo): string {
  const parts = [...new Set([vendor, architecture, description])].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : 'unnamed adapter';
}

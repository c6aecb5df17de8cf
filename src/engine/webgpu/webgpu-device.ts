/**
 * The one GPU device of the page: asked for with the adapter's real limits, watched for loss and for errors that
 * nobody caught. WebGPU reports both asynchronously; the engine asks `fault` before it trusts a result.
 */
export interface WebGpuDevice {
  readonly device: GPUDevice;
  readonly adapter: GPUAdapter;
  /** The adapter in words: vendor, architecture, description, as far as the browser tells. */
  readonly name: string;
  readonly software: boolean;
  /** What went wrong since the start, if anything. */
  readonly fault: () => Error | undefined;
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

/** Opens the device of an adapter. */
export async function openDevice(adapter: GPUAdapter): Promise<WebGpuDevice> {
  const requiredLimits = Object.fromEntries(WANTED_LIMITS.map((limit) => [limit, adapter.limits[limit]]));
  const requiredFeatures = WANTED_FEATURES.filter((feature) => adapter.features.has(feature));
  const device = await adapter.requestDevice({ requiredLimits, requiredFeatures });
  let fault: Error | undefined;
  device.addEventListener('uncapturederror', ({ error }) => {
    fault ??= new Error(`WebGPU: ${error.message}`);
  });
  const watch = async (): Promise<void> => {
    const { reason, message } = await device.lost;
    if (reason !== 'destroyed') fault ??= new Error(`WebGPU: the device was lost (${message || reason}); run again`);
  };
  void watch();
  return { device, adapter, name: adapterName(adapter.info), software: isSoftware(adapter.info), fault: () => fault };
}

/** What the browser tells of an adapter, in a few words. */
export function adapterName({ vendor, architecture, description }: GPUAdapterInfo): string {
  const parts = [...new Set([vendor, architecture, description])].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : 'unnamed adapter';
}

/** SwiftShader and Mesa's llvmpipe compute on the processor; Chrome marks such adapters as fallbacks. */
export function isSoftware(info: GPUAdapterInfo): boolean {
  const text = `${info.vendor} ${info.architecture} ${info.device} ${info.description}`;
  return info.isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|basic render/i.test(text);
}

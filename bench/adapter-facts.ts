import { adapterName, isSoftware } from '../src/engine/webgpu/webgpu-device.ts';

/** The WebGPU adapter that contestants get here. */
export interface AdapterFacts {
  readonly name: string;
  /** Computes on the CPU, as SwiftShader and Mesa's llvmpipe do. */
  readonly software: boolean;
}

/** Of the adapter that `requestAdapter` gives; undefined where there is none. */
export async function adapterFacts(): Promise<AdapterFacts | undefined> {
  const gpu = (globalThis.navigator as Partial<Navigator> | undefined)?.gpu;
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  return adapter ? { name: adapterName(adapter.info), software: isSoftware(adapter.info) } : undefined;
}

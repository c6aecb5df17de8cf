import type { EnginePlatform } from '../src/engine/choose-engine.ts';
import { adapterName } from '../src/engine/webgpu/webgpu-device.ts';
import { isSoftware } from '../src/lib/software-adapter.ts';

/** The WebGPU adapter that contestants get here. */
export interface AdapterFacts {
  readonly name: string;
  /** Computes on the CPU, as SwiftShader and Mesa's llvmpipe do. */
  readonly software: boolean;
}

/** Of the adapter that our engines would take; undefined where there is none. */
export async function adapterFacts({ requestAdapter }: Pick<EnginePlatform, 'requestAdapter'>): Promise<AdapterFacts | undefined> {
  const adapter = await requestAdapter().catch(() => undefined);
  return adapter && { name: adapterName(adapter.info), software: isSoftware(adapter.info) };
}

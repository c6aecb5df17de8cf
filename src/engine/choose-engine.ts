import type { Engine } from './engine.ts';
import type { EngineName } from './engine-name.ts';
import { createTfjsEngine, type WasmPaths } from './tfjs/tfjs-engine.ts';
import { createWasmEngine, type WasmPlatform } from './wasm/wasm-engine.ts';

/** What an engine needs from where it runs: a browser's worker or Node. */
export interface EnginePlatform {
  readonly wasm: WasmPlatform;
  /** Where tfjs's own .wasm files lie; Node finds them itself. */
  readonly tfjsWasmPaths?: WasmPaths;
}

/**
 * Starts the engine asked for. `auto` takes WebGPU on a hardware adapter and our WebAssembly kernels otherwise:
 * WebGPU in software is slower by two orders of magnitude. `tfjs` chooses among tfjs's backends alike.
 */
export async function chooseEngine(name: EngineName, platform: EnginePlatform): Promise<Engine> {
  if (name !== 'auto' && name !== 'tfjs') return start(name, 'chosen by request', platform);
  const onProcessor = name === 'tfjs' ? 'tfjs-wasm' : 'wasm';
  const { found, reason } = await hardwareAdapter();
  if (!found) return start(onProcessor, reason, platform);
  return start('tfjs-webgpu', reason, platform).catch(() =>
    start(onProcessor, 'WebGPU could not be started: using WebAssembly', platform),
  );
}

function start(name: Exclude<EngineName, 'auto' | 'tfjs'>, reason: string, { wasm, tfjsWasmPaths }: EnginePlatform): Promise<Engine> {
  if (name === 'wasm') return createWasmEngine(wasm, reason);
  const backends = { 'tfjs-webgpu': 'webgpu', 'tfjs-wasm': 'wasm', 'tfjs-cpu': 'cpu' } as const;
  return createTfjsEngine(backends[name], reason, tfjsWasmPaths);
}

interface AdapterFinding {
  readonly found: boolean;
  readonly reason: string;
}

async function hardwareAdapter(): Promise<AdapterFinding> {
  const gpu = (globalThis.navigator as Partial<Navigator> | undefined)?.gpu;
  if (!gpu) return { found: false, reason: 'no WebGPU here: using WebAssembly' };
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (!adapter) return { found: false, reason: 'WebGPU has no adapter here: using WebAssembly' };
  if (isSoftware(adapter.info)) return { found: false, reason: 'WebGPU has only a software adapter, which is slower: using WebAssembly' };
  return { found: true, reason: 'WebGPU on a hardware adapter' };
}

/** SwiftShader and Mesa's llvmpipe compute on the CPU; Chrome marks such adapters as fallbacks. */
function isSoftware(info: GPUAdapterInfo): boolean {
  const text = `${info.vendor} ${info.architecture} ${info.device} ${info.description}`;
  return info.isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|basic render/i.test(text);
}

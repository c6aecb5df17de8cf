import type { Engine } from './engine.ts';
import type { EngineName } from './engine-name.ts';
import { createTfjsEngine, type TfjsBackend, type WasmPaths } from './tfjs/tfjs-engine.ts';

/**
 * Starts the engine asked for. `auto` (and `tfjs`, while it is the only one) takes WebGPU on a hardware
 * adapter and WebAssembly otherwise: WebGPU in software is slower than wasm by an order of magnitude.
 */
export async function chooseEngine(name: EngineName, wasmPaths?: WasmPaths): Promise<Engine> {
  if (name === 'auto' || name === 'tfjs') {
    const adapter = await hardwareAdapter();
    const chosen = createTfjsEngine(adapter.found ? 'webgpu' : 'wasm', adapter.reason, wasmPaths);
    if (!adapter.found) return chosen;
    return chosen.catch(() => createTfjsEngine('wasm', 'WebGPU could not be started: using WebAssembly', wasmPaths));
  }
  return createTfjsEngine(name.slice('tfjs-'.length) as TfjsBackend, 'chosen by request', wasmPaths);
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

import { InputError, messageOf } from '../lib/errors.ts';
import { isSoftware } from '../lib/software-adapter.ts';
import type { Engine } from './engine.ts';
import type { EngineName, OneEngineName } from './engine-name.ts';
import { rememberWasmPaths, type WasmPaths } from './tfjs/tfjs-backend.ts';
import { createTfjsEngine } from './tfjs/tfjs-engine.ts';
import { createWasmEngine, type WasmPlatform } from './wasm/wasm-engine.ts';
import type { TuningMemory } from './webgpu/gemm-tuner.ts';
import { openDevice } from './webgpu/webgpu-device.ts';
import { createWebGpuEngine } from './webgpu/webgpu-engine.ts';

/** What an engine needs from where it runs: a browser's worker or Node. */
export interface EnginePlatform {
  readonly wasm: WasmPlatform;
  /** The WebGPU adapter, if there is one; each call gives a new one. */
  readonly requestAdapter: () => Promise<GPUAdapter | undefined>;
  /** Keeps the webgpu engine's choice of kernels between sessions. */
  readonly tuning?: TuningMemory;
  /** Where tfjs's own .wasm files lie; Node finds them itself. */
  readonly tfjsWasmPaths?: WasmPaths;
}

/**
 * Starts the engine asked for; `asked` says why that one, where it is named. `auto` takes WebGPU on a hardware adapter
 * and our WebAssembly kernels otherwise: WebGPU in software is slower by an order of magnitude. `tfjs` chooses among
 * tfjs's backends alike.
 */
export async function chooseEngine(name: EngineName, platform: EnginePlatform, asked = 'chosen by request'): Promise<Engine> {
  rememberWasmPaths(platform.tfjsWasmPaths); // an imported ancestor runs on tfjs beside any engine
  if (name !== 'auto' && name !== 'tfjs') return start(name, asked, platform);
  const [onGpu, onProcessor] = name === 'tfjs' ? (['tfjs-webgpu', 'tfjs-wasm'] as const) : (['webgpu', 'wasm'] as const);
  const { found, reason } = await hardwareAdapter(platform);
  if (!found) return start(onProcessor, reason, platform);
  return start(onGpu, reason, platform).catch((thrown: unknown) =>
    start(onProcessor, `WebGPU could not be started (${messageOf(thrown)}): using WebAssembly`, platform),
  );
}

async function start(name: OneEngineName, reason: string, platform: EnginePlatform): Promise<Engine> {
  if (name === 'wasm') return createWasmEngine(platform.wasm, reason);
  if (name === 'webgpu') {
    const adapter = await platform.requestAdapter();
    if (!adapter) throw new InputError('engine', 'webgpu: there is no WebGPU adapter here; choose another engine, such as wasm');
    const { useDeviceInTfjs } = await import('./tfjs/shared-device.ts'); // an imported ancestor's tensors lie on our device
    return createWebGpuEngine(adapter, reason, { onDevice: useDeviceInTfjs, ...(platform.tuning ? { memory: platform.tuning } : {}) });
  }
  if (name === 'tfjs-webgpu') {
    const adapter = await platform.requestAdapter();
    return createTfjsEngine('webgpu', reason, adapter ? { gpu: await openDevice(adapter, 'tfjs') } : {});
  }
  return createTfjsEngine(name === 'tfjs-wasm' ? 'wasm' : 'cpu', reason);
}

interface AdapterFinding {
  readonly found: boolean;
  readonly reason: string;
}

async function hardwareAdapter({ requestAdapter }: EnginePlatform): Promise<AdapterFinding> {
  const adapter = await requestAdapter().catch(() => undefined);
  if (!adapter) return { found: false, reason: 'WebGPU has no adapter here: using WebAssembly' };
  if (isSoftware(adapter.info)) return { found: false, reason: 'WebGPU has only a software adapter, which is slower: using WebAssembly' };
  return { found: true, reason: 'WebGPU on a hardware adapter' };
}

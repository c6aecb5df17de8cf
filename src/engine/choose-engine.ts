import { InputError, messageOf } from '../lib/errors.ts';
import type { Engine } from './engine.ts';
import { engineChoice, type RequestAdapter } from './engine-choice.ts';
import { withinDevice } from './engine-memory.ts';
import type { EngineName, OneEngineName } from './engine-name.ts';
import { rememberWasmPaths, type WasmPaths } from './tfjs/wasm-paths.ts';
import { createWasmEngine, type WasmPlatform } from './wasm/wasm-engine.ts';
import type { TuningMemory } from './webgpu/gemm-tuner.ts';
import { openDevice } from './webgpu/webgpu-device.ts';
import { createWebGpuEngine } from './webgpu/webgpu-engine.ts';

/** What an engine needs from where it runs: a browser's worker or Node. */
export interface EnginePlatform {
  readonly wasm: WasmPlatform;
  readonly requestAdapter: RequestAdapter;
  /** Bytes that the machine has at most, where it tells. */
  readonly deviceBytes?: number | undefined;
  /** Keeps the webgpu engine's choice of kernels between sessions. */
  readonly tuning?: TuningMemory;
  /** Where tfjs's own .wasm files lie; Node finds them itself. */
  readonly tfjsWasmPaths?: WasmPaths;
}

/** Starts the engine asked for, as `engineChoice` understands it; `asked` says why that one, where it is named. */
export async function chooseEngine(wanted: EngineName, platform: EnginePlatform, asked?: string): Promise<Engine> {
  rememberWasmPaths(platform.tfjsWasmPaths); // an imported ancestor runs on tfjs beside any engine
  const { name, reason, instead } = await engineChoice(wanted, platform.requestAdapter, asked);
  const engine = await start(name, reason, platform).catch((thrown: unknown) => {
    if (!instead) throw thrown;
    return start(instead, `WebGPU could not be started (${messageOf(thrown)}): using WebAssembly`, platform);
  });
  return engine.memory ? { ...engine, memory: withinDevice(engine.memory, platform) } : engine;
}

async function start(name: OneEngineName, reason: string, platform: EnginePlatform): Promise<Engine> {
  if (name === 'wasm') return createWasmEngine(platform.wasm, reason);
  if (name === 'webgpu') {
    const adapter = await platform.requestAdapter();
    if (!adapter) throw new InputError('engine', 'webgpu: there is no WebGPU adapter here; choose another engine, such as wasm');
    const { useDeviceInTfjs } = await import('./tfjs/shared-device.ts'); // an imported ancestor's tensors lie on our device
    return createWebGpuEngine(adapter, reason, { onDevice: useDeviceInTfjs, ...(platform.tuning ? { memory: platform.tuning } : {}) });
  }
  const { createTfjsEngine } = await import('./tfjs/tfjs-engine.ts'); // tfjs is large, and few runs need it
  if (name === 'tfjs-webgpu') {
    const adapter = await platform.requestAdapter();
    return createTfjsEngine('webgpu', reason, adapter ? { gpu: await openDevice(adapter, 'tfjs') } : {});
  }
  return createTfjsEngine(name === 'tfjs-wasm' ? 'wasm' : 'cpu', reason);
}

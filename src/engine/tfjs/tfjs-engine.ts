/**
 * The step plan on stock tfjs, on any of its backends. The engine that runs everywhere; the fast ones are
 * measured against it. tfjs has one active backend a page, so one such engine is alive at a time.
 */
import * as tf from '@tensorflow/tfjs';
import { InputError } from '../../lib/errors.ts';
import type { Engine } from '../engine.ts';
import type { WebGpuDevice } from '../webgpu/webgpu-device.ts';
import { startBackend } from './tfjs-backend.ts';
import type { WasmPaths } from './wasm-paths.ts';
import { TfjsExecutable } from './tfjs-executable.ts';
import { TfjsState } from './tfjs-state.ts';

export type TfjsBackend = 'webgpu' | 'wasm' | 'cpu';

/** What a backend may need from where it runs. */
export interface TfjsResources {
  readonly wasmPaths?: WasmPaths | undefined;
  /** The device for `webgpu`, which the engine then owns; without it tfjs opens one of its own. */
  readonly gpu?: WebGpuDevice;
}

/**
 * Starts a tfjs backend. `reason` says why it was chosen, for the engine badge. Throws an InputError that names
 * the backend when it is not available here.
 */
export async function createTfjsEngine(backend: TfjsBackend, reason: string, resources: TfjsResources = {}): Promise<Engine> {
  await load(backend, resources);
  tf.enableProdMode();
  const { gpu } = resources;
  return {
    info: { name: 'tfjs', adapter: adapterOf(backend), reason },
    fault: gpu?.fault,
    createState: (tensors, weights) => new TfjsState(tensors, weights),
    compile: (plan, states) => Promise.resolve(new TfjsExecutable(plan, states, gpu?.fault)),
    dispose() {
      tf.disposeVariables();
      gpu?.close();
    },
  };
}

async function load(backend: TfjsBackend, { wasmPaths, gpu }: TfjsResources): Promise<void> {
  if (backend === 'webgpu') {
    const { useDeviceInTfjs } = await import('./shared-device.ts');
    if (gpu) await useDeviceInTfjs(gpu);
  }
  const problem = await startBackend(backend, wasmPaths);
  if (problem !== undefined) throw new InputError('engine', `tfjs ${backend}: not available here (${problem}); choose another engine`);
}

/** `tfjs wasm`, or with the GPU's own name: `tfjs webgpu (nvidia hopper)`. */
function adapterOf(backend: TfjsBackend): string {
  if (backend !== 'webgpu') return `tfjs ${backend}`;
  const info = (tf.backend() as { adapterInfo?: Partial<Record<string, unknown>> }).adapterInfo;
  const parts = [info?.['vendor'], info?.['architecture'], info?.['description']].filter((part) => typeof part === 'string' && part);
  return parts.length > 0 ? `tfjs webgpu (${[...new Set(parts)].join(' ')})` : 'tfjs webgpu';
}

import * as tf from '@tensorflow/tfjs';
import { messageOf } from '../../lib/errors.ts';
import { knownWasmPaths, type WasmPaths } from './wasm-paths.ts';

/** Makes a registered backend the active one; returns why that is not possible here, if it is not. */
export async function startBackend(backend: 'webgpu' | 'wasm' | 'cpu', wasmPaths?: WasmPaths): Promise<string | undefined> {
  try {
    if (backend === 'wasm') await prepareWasm(wasmPaths ?? knownWasmPaths());
    if (!(await tf.setBackend(backend))) return 'tfjs does not say why';
    await tf.ready();
    return undefined;
  } catch (thrown) {
    return messageOf(thrown);
  }
}

async function prepareWasm(paths: WasmPaths | undefined): Promise<void> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  if (paths) setWasmPaths({ ...paths });
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false); // its threads need nested workers from blob: addresses
}

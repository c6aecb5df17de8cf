/**
 * What tfjs is to run on, told before it is loaded: it is large, and most runs do without it. There is one of each for
 * all, as tfjs itself has one active backend a page.
 */
import type { WebGpuDevice } from '../webgpu/webgpu-device.ts';

/** Addresses of tfjs's .wasm files by their names; Node finds them itself. */
export type WasmPaths = Readonly<Record<string, string>>;

let wasmPaths: WasmPaths | undefined;
let device: WebGpuDevice | undefined;

/** Tells where the page keeps tfjs's .wasm files, for whoever starts that backend later. */
export function rememberWasmPaths(paths: WasmPaths | undefined): void {
  wasmPaths = paths ?? wasmPaths;
}

export function knownWasmPaths(): WasmPaths | undefined {
  return wasmPaths;
}

/** Tells of the device of our webgpu engine, the newest one, for a model that runs beside it. */
export function rememberDevice(gpu: WebGpuDevice): void {
  device = gpu;
}

export function knownDevice(): WebGpuDevice | undefined {
  return device;
}

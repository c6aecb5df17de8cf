/** Which engine a name stands for on a machine, decided without starting one. */
import { isSoftware } from '../lib/software-adapter.ts';
import type { EngineName, OneEngineName } from './engine-name.ts';

/** The WebGPU adapter, if there is one; each call gives a new one. */
export type RequestAdapter = () => Promise<GPUAdapter | undefined>;

export interface EngineChoice {
  readonly name: OneEngineName;
  /** Why that one. */
  readonly reason: string;
  /** What is taken where it cannot be started after all. */
  readonly instead?: OneEngineName;
}

/**
 * `auto` is WebGPU on a hardware adapter and our WebAssembly kernels otherwise: WebGPU in software is slower by an order
 * of magnitude. `tfjs` is one of tfjs's backends alike. Any other name is itself, for the reason `asked`.
 */
export async function engineChoice(name: EngineName, requestAdapter: RequestAdapter, asked = 'chosen by request'): Promise<EngineChoice> {
  if (name !== 'auto' && name !== 'tfjs') return { name, reason: asked };
  const [onGpu, onProcessor] = name === 'tfjs' ? (['tfjs-webgpu', 'tfjs-wasm'] as const) : (['webgpu', 'wasm'] as const);
  const adapter = await requestAdapter().catch(() => undefined);
  if (!adapter) return { name: onProcessor, reason: 'WebGPU has no adapter here: using WebAssembly' };
  if (isSoftware(adapter.info)) return { name: onProcessor, reason: 'WebGPU has only a software adapter, which is slower: using WebAssembly' };
  return { name: onGpu, reason: 'WebGPU on a hardware adapter', instead: onProcessor };
}

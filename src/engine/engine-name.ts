import { InputError } from '../lib/errors.ts';

/** What can be asked for by `?engine=` and `--engine`. */
export const engineNames = ['auto', 'webgpu', 'wasm', 'tfjs', 'tfjs-webgpu', 'tfjs-wasm', 'tfjs-cpu'] as const;
export type EngineName = (typeof engineNames)[number];

/** The name as an engine name; throws an InputError that lists what there is. */
export function parseEngineName(text: string): EngineName {
  const name = engineNames.find((known) => known === text);
  if (name) return name;
  throw new InputError('engine', `engine ${text}: unknown; choose one of ${engineNames.join(', ')}`);
}

/** The engines that run without a browser; `webgpu` only where there is an adapter. */
export const headlessEngineNames: readonly EngineName[] = ['webgpu', 'wasm', 'tfjs-cpu', 'tfjs-wasm'];

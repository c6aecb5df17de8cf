import type { EngineInfo } from '../formats/metrics.ts';
import { InputError } from '../lib/errors.ts';

/** What can be asked for by `?engine=` and `--engine`. */
export const engineNames = ['auto', 'webgpu', 'wasm', 'tfjs', 'tfjs-webgpu', 'tfjs-wasm', 'tfjs-cpu'] as const;
export type EngineName = (typeof engineNames)[number];

/** An engine that runs, as opposed to a choice among several. */
export type OneEngineName = Exclude<EngineName, 'auto' | 'tfjs'>;

/** What a run goes on with when an engine fails: slower each time, and needing less of the machine. */
const nextDown: { readonly [Name in OneEngineName]?: OneEngineName } = {
  webgpu: 'wasm', wasm: 'tfjs-wasm', 'tfjs-webgpu': 'tfjs-wasm', 'tfjs-wasm': 'tfjs-cpu',
};

/** The engine below this one; undefined below the last. */
export function nextEngineDown(name: OneEngineName): OneEngineName | undefined {
  return nextDown[name];
}

/** By which name an engine that runs can be asked for again. */
export function nameOfEngine({ name, adapter }: EngineInfo): OneEngineName {
  if (name === 'webgpu' || name === 'wasm') return name;
  const backend = (['webgpu', 'wasm', 'cpu'] as const).find((each) => adapter.startsWith(`tfjs ${each}`));
  return `tfjs-${backend ?? 'cpu'}`;
}

/** The name as an engine name; throws an InputError that lists what there is. */
export function parseEngineName(text: string): EngineName {
  const name = engineNames.find((known) => known === text);
  if (name) return name;
  throw new InputError('engine', `engine ${text}: unknown; choose one of ${engineNames.join(', ')}`);
}

/** The engines that run without a browser; `webgpu` only where there is an adapter. */
export const headlessEngineNames: readonly EngineName[] = ['webgpu', 'wasm', 'tfjs-cpu', 'tfjs-wasm'];

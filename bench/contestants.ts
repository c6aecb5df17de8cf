import { chooseEngine, type EnginePlatform } from '../src/engine/choose-engine.ts';
import { engineNames, type EngineName } from '../src/engine/engine-name.ts';
import type { ContestantMaker } from './contestant.ts';
import type { BenchModel } from './model.ts';
import { ownContestants } from './own-engine.ts';

/** Our engines, by the names that `--engine` takes; `auto` and `tfjs` only choose among them. */
export const ownNames: readonly EngineName[] = engineNames.filter((name) => name !== 'auto' && name !== 'tfjs');

/** tfjs in JavaScript alone takes ten seconds a step: measured only when asked for by name. */
export const usualOwnNames = ownNames.filter((name) => name !== 'tfjs-cpu');

export const peerNames = ['jax-js-webgpu', 'plain-tfjs-webgpu', 'jax-js-wasm', 'plain-tfjs-wasm'] as const;
export type PeerName = (typeof peerNames)[number];

export type ContestantName = EngineName | PeerName;

export function isPeer(name: string): name is PeerName {
  return (peerNames as readonly string[]).includes(name);
}

/** Whether a contestant computes on WebGPU. */
export function usesWebGpu(name: string): boolean {
  return name.endsWith('webgpu');
}

/** Starts the library of a contestant; libraries are loaded only where they are used. */
export async function makeContestants(name: ContestantName, platform: EnginePlatform): Promise<ContestantMaker<BenchModel>> {
  if (!isPeer(name)) return ownContestants(await chooseEngine(name, platform));
  const device = usesWebGpu(name) ? 'webgpu' : 'wasm';
  if (name.startsWith('jax-js')) return (await import('./peers/jax-peer.ts')).jaxPeer(device);
  return (await import('./peers/tfjs-peer.ts')).tfjsPeer(device, platform.tfjsWasmPaths);
}

import type { EngineMemory } from '../plan-meter.ts';
import { wasmMeter } from './wasm-meter.ts';

/** More threads than this gain nothing at this scale: the update and the barriers begin to dominate. */
const MOST_THREADS = 8;
/** 2 GiB: what every browser grants a shared memory. */
const MAXIMUM_BYTES = 2 ** 31;
export const MAXIMUM_PAGES = MAXIMUM_BYTES / 65_536;

/** On how many threads the engine works where there are so many processors. */
export function threadCount(processors: number, mayShare: boolean): number {
  return mayShare ? Math.max(1, Math.min(MOST_THREADS, processors)) : 1;
}

/** What the wasm engine has on so many threads: one memory, in which every piece lies. */
export function wasmMemory(threads: number): EngineMemory & { readonly total: number } {
  return { meter: () => wasmMeter(threads), total: MAXIMUM_BYTES };
}

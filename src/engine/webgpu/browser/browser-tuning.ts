import { createStore, get, set } from 'idb-keyval';
import type { TuningMemory } from '../gemm-tuner.ts';

/** Kernel choices in the browser's own database; a browser that keeps nothing measures each time. */
export const browserTuning: TuningMemory = {
  async load(adapter) {
    try {
      return (await get<Record<string, string>>(adapter, createStore('learngene-tuning', 'gemm'))) ?? {};
    } catch {
      return {};
    }
  },
  async save(adapter, choices) {
    try {
      await set(adapter, choices, createStore('learngene-tuning', 'gemm'));
    } catch {
      // storage is denied or full: the choices live as long as this engine
    }
  },
};

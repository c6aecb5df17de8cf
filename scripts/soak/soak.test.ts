import { describe, expect, test, vi } from 'vitest';
import { nodePlatform } from '../../src/engine/wasm/node/node-platform.ts';
import { createWasmEngine } from '../../src/engine/wasm/wasm-engine.ts';
import { soakRuns, soakSteps, type SoakOptions } from './soak.ts';

vi.setConfig({ testTimeout: 120_000 }); // seconds on a machine that does nothing else

/** Bytes of heap and arrays that compilers and collector may make of it: a leak of 10 kB a step would be 3 MB. */
const TOLERANCE = 2e6;

describe('the memory of the wasm engine and of JavaScript is what it was', () => {
  const options: SoakOptions = { openEngine: () => createWasmEngine(nodePlatform, 'soaked', 2) };

  test.each([
    { what: 'after 300 steps', soak: () => soakSteps(300, options) },
    { what: 'after 5 runs', soak: () => soakRuns(5, options) },
  ])('$what', async ({ soak }) => {
    const { before, after } = await soak();
    expect(before.engine).toBeGreaterThan(0);
    expect(after.engine).toBe(before.engine);
    expect(after.jsHeap - before.jsHeap).toBeLessThan(TOLERANCE);
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(TOLERANCE);
  });

  test('and a run that keeps what it took shows', async () => {
    const kept: unknown[] = [];
    const leaking: SoakOptions = {
      async openEngine() {
        kept.push(Array.from({ length: 1e5 }, (_, i) => ({ i })));
        return createWasmEngine(nodePlatform, 'soaked', 1); // whose threads do not matter here
      },
    };
    const { before, after } = await soakRuns(5, leaking);
    expect(after.jsHeap - before.jsHeap).toBeGreaterThan(TOLERANCE);
    expect(kept).toHaveLength(7); // two to warm up
  });
});

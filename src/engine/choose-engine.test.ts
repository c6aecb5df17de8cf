import { afterEach, describe, expect, test, vi } from 'vitest';
import { chooseEngine } from './choose-engine.ts';
import { nodePlatform } from './wasm/node/node-platform.ts';

const platform = { wasm: { ...nodePlatform, processors: 1 } };

/** What a browser's navigator would offer. */
function withAdapter(adapter: Partial<Record<keyof GPUAdapterInfo, unknown>> | null): void {
  const text = { vendor: '', architecture: '', device: '', description: '', isFallbackAdapter: false };
  const gpu = { requestAdapter: () => Promise.resolve(adapter && { info: { ...text, ...adapter } }) };
  vi.stubGlobal('navigator', { gpu });
}

afterEach(() => vi.unstubAllGlobals());

describe('the automatic choice', () => {
  test('is WebAssembly where there is no WebGPU, and says so', async () => {
    vi.stubGlobal('navigator', {});
    const { info } = await chooseEngine('auto', platform);
    expect(info).toEqual({ name: 'wasm', adapter: 'WebAssembly SIMD, 1 thread', reason: 'no WebGPU here: using WebAssembly' });
  });

  test('is WebAssembly where WebGPU has no adapter', async () => {
    withAdapter(null);
    expect((await chooseEngine('auto', platform)).info).toMatchObject({ name: 'wasm', reason: 'WebGPU has no adapter here: using WebAssembly' });
  });

  test.each([
    [{ vendor: 'google', architecture: 'swiftshader' }],
    [{ description: 'llvmpipe (LLVM 15.0.6, 256 bits)' }],
    [{ vendor: 'microsoft', description: 'Microsoft Basic Render Driver' }],
    [{ isFallbackAdapter: true }],
  ])('is WebAssembly where the adapter computes in software: %o', async (adapter) => {
    withAdapter(adapter);
    const { info } = await chooseEngine('auto', platform);
    expect(info.name).toBe('wasm');
    expect(info.reason).toContain('only a software adapter');
  });

  test('falls back to WebAssembly where a hardware adapter turns out not to work', async () => {
    withAdapter({ vendor: 'nvidia', architecture: 'hopper' }); // an adapter that gives no device
    expect((await chooseEngine('auto', platform)).info).toMatchObject({ name: 'wasm', reason: 'WebGPU could not be started: using WebAssembly' });
  });
});

test('an engine asked for by name is taken, and the reason says that it was asked for', async () => {
  expect((await chooseEngine('tfjs-cpu', platform)).info).toEqual({ name: 'tfjs', adapter: 'tfjs cpu', reason: 'chosen by request' });
});

test('tfjs asked for by name chooses among its own backends', async () => {
  vi.stubGlobal('navigator', {});
  expect((await chooseEngine('tfjs', platform)).info).toMatchObject({ name: 'tfjs', adapter: 'tfjs wasm' });
});

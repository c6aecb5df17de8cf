import { describe, expect, test, vi } from 'vitest';
import { chooseEngine, type EnginePlatform } from './choose-engine.ts';
import { testAdapter } from './testing/software-adapter.ts';
import { nodePlatform } from './wasm/node/node-platform.ts';

const tfjs = vi.hoisted(() => ({ isLoaded: false }));
vi.mock('@tensorflow/tfjs', (original) => {
  tfjs.isLoaded = true;
  return original();
});

/** A machine whose WebGPU would offer this adapter, or none. */
function platformWith(adapter?: Partial<Record<keyof GPUAdapterInfo, unknown>>): EnginePlatform {
  const text = { vendor: '', architecture: '', device: '', description: '', isFallbackAdapter: false };
  const offered = adapter && ({ info: { ...text, ...adapter } } as unknown as GPUAdapter);
  return { wasm: { ...nodePlatform, processors: 1 }, requestAdapter: () => Promise.resolve(offered) };
}

describe('tfjs, which is large,', () => {
  test('is not loaded where our own engine on the processor is chosen', async () => {
    (await chooseEngine('auto', platformWith())).dispose();
    expect(tfjs.isLoaded).toBe(false);
  });

  test('is not loaded where our own engine on the GPU is', async (context) => {
    const adapter = await testAdapter();
    if (!adapter) return context.skip('no WebGPU adapter here');
    (await chooseEngine('webgpu', { ...platformWith(), requestAdapter: () => Promise.resolve(adapter) })).dispose();
    expect(tfjs.isLoaded).toBe(false);
    return undefined;
  });

  test('is loaded where an engine of its own is asked for', async () => {
    (await chooseEngine('tfjs-cpu', platformWith())).dispose();
    expect(tfjs.isLoaded).toBe(true);
  });
});

describe('the automatic choice', () => {
  test('is WebAssembly where WebGPU has no adapter', async () => {
    const { info } = await chooseEngine('auto', platformWith());
    expect(info).toEqual({ name: 'wasm', adapter: 'WebAssembly SIMD, 1 thread', reason: 'WebGPU has no adapter here: using WebAssembly' });
  });

  test.each([
    [{ vendor: 'google', architecture: 'swiftshader' }],
    [{ description: 'llvmpipe (LLVM 15.0.6, 256 bits)' }],
    [{ vendor: 'microsoft', description: 'Microsoft Basic Render Driver' }],
    [{ isFallbackAdapter: true }],
  ])('is WebAssembly where the adapter computes in software: %o', async (adapter) => {
    const { info } = await chooseEngine('auto', platformWith(adapter));
    expect(info.name).toBe('wasm');
    expect(info.reason).toContain('only a software adapter');
  });

  test('falls back to WebAssembly where a hardware adapter turns out not to work', async () => {
    const platform = platformWith({ vendor: 'nvidia', architecture: 'hopper' }); // an adapter that gives no device
    expect((await chooseEngine('auto', platform)).info).toMatchObject({ name: 'wasm', reason: expect.stringMatching(/^WebGPU could not be started \(.+\): using WebAssembly$/) as string });
  });
});

test('an engine asked for by name is taken, and the reason says that it was asked for', async () => {
  expect((await chooseEngine('tfjs-cpu', platformWith())).info).toEqual({ name: 'tfjs', adapter: 'tfjs cpu', reason: 'chosen by request' });
});

test('tfjs asked for by name chooses among its own backends', async () => {
  expect((await chooseEngine('tfjs', platformWith())).info).toMatchObject({ name: 'tfjs', adapter: 'tfjs wasm' });
});

test('webgpu asked for by name where there is none is refused with another engine’s name', async () => {
  await expect(chooseEngine('webgpu', platformWith())).rejects.toThrow('no WebGPU adapter here; choose another engine, such as wasm');
});

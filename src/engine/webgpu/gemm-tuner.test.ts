import { describe, expect, test } from 'vitest';
import { gemmVariants } from '../ops/linear/gemm-webgpu.ts';
import { testAdapter } from '../testing/software-adapter.ts';
import { GemmTuner, type TuningMemory } from './gemm-tuner.ts';
import { Pipelines } from './pipelines.ts';
import { openDevice, type WebGpuDevice } from './webgpu-device.ts';

const adapter = await testAdapter();
const product = { layout: 'NT', m: 8, n: 8, k: 8 } as const;

/** The test adapter's device; called hardware, for only that is measured. */
async function hardware(): Promise<WebGpuDevice> {
  if (!adapter) throw new Error('no adapter');
  const next = await testAdapter();
  return { ...(await openDevice(next ?? adapter)), software: false };
}

function memoryOf(stored: Record<string, Record<string, string>>): TuningMemory {
  return {
    load: (name) => Promise.resolve(stored[name] ?? {}),
    save(name, choices) {
      stored[name] = { ...choices };
      return Promise.resolve();
    },
  };
}

describe.skipIf(!adapter)('the tuner', () => {
  test('measures a product once and remembers the choice by adapter', async () => {
    const gpu = await hardware();
    const stored: Record<string, Record<string, string>> = {};
    const options = { gpu, pipelines: new Pipelines(gpu), memory: memoryOf(stored), fixed: undefined };
    const tuner = await GemmTuner.create(options);
    await tuner.prepare([product]);
    const chosen = tuner.variantOf(product);
    expect(gemmVariants).toContain(chosen);
    const [name] = Object.keys(stored);
    expect(name).toContain(gpu.name);
    expect(stored[name ?? '']).toEqual({ 'NT 8×8×8': chosen });
    stored[name ?? ''] = { 'NT 8×8×8': 'workgroup-64' };
    const later = await GemmTuner.create(options);
    await later.prepare([product]); // known, so not measured again
    expect(later.variantOf(product)).toBe('workgroup-64');
    gpu.device.destroy();
  });

  test('ignores a remembered name that is no variant', async () => {
    const gpu = await hardware();
    const memory: TuningMemory = { load: () => Promise.resolve({ 'NT 8×8×8': 'magic' }), save: () => Promise.resolve() };
    const tuner = await GemmTuner.create({ gpu, pipelines: new Pipelines(gpu), memory, fixed: undefined });
    expect(gemmVariants).toContain(tuner.variantOf(product));
    gpu.device.destroy();
  });

  test('measures nothing on a software adapter, which gets wide register tiles', async () => {
    const gpu = { ...(await hardware()), software: true };
    const stored: Record<string, Record<string, string>> = {};
    const tuner = await GemmTuner.create({ gpu, pipelines: new Pipelines(gpu), memory: memoryOf(stored), fixed: undefined });
    await tuner.prepare([product]);
    expect(tuner.variantOf(product)).toBe('registers-4');
    expect(stored).toEqual({});
    gpu.device.destroy();
  });
});

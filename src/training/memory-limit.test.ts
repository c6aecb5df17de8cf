import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import { tinyConfig } from './coloured-dataset.fixture.ts';
import type { EngineMemory } from '../engine/plan-meter.ts';
import { createReferenceEngine } from '../engine/reference/reference-engine.ts';
import { wasmMeter } from '../engine/wasm/wasm-meter.ts';
import { checkMemory, memoryFit, memoryRemedy } from './memory-limit.ts';
import { runTiny } from './tiny-run.fixture.ts';

vi.setConfig({ testTimeout: 60_000 }); // seconds on a machine that does nothing else

const images = { channels: 3, classes: 10 };
const data = { images, validationImages: 2048, target: images, targetValidationImages: 2048, trainImages: 10_240 };
const memoryOf = (total: number): EngineMemory => ({ meter: () => wasmMeter(2), total });
const config = { ...defaultConfig, stageLayout: [1, 1], strategies: ['cyclic'], depths: [2] } as const;

describe('a configuration that does not fit', () => {
  test('is refused with the largest batch that does, and the next larger one does not', () => {
    const memory = memoryOf(64e6);
    const largest = memoryRemedy({ ...config, batchSize: 512 }, data, memory)?.batchSize ?? 0;
    const refused = (): void => checkMemory({ ...config, batchSize: 512 }, data, { name: 'wasm', memory });
    expect(refused).toThrow(expect.objectContaining({
      name: 'InputError', path: 'batchSize',
      message: expect.stringMatching(new RegExp(`^batch 512: training takes .+ of memory, and the wasm engine has 64\\.0 MB; choose a batch of at most ${largest}, or a smaller network$`)) as string,
    }));
    expect(memoryFit({ ...config, batchSize: largest }, data, memory).excess).toBeUndefined();
    expect(memoryFit({ ...config, batchSize: largest + 1 }, data, memory).excess).toMatchObject({ of: 'total', limit: 64e6 });
  });

  test('with any batch is refused with what else helps', () => {
    const refused = (): void => checkMemory({ ...config, batchSize: 8 }, data, { name: 'wasm', memory: memoryOf(100_000) });
    expect(refused).toThrow('choose a smaller network or fewer tokens: not even a batch of 1 fits');
  });

  test('with any batch, but would if it were narrower, is refused with the largest width that does', () => {
    const memory = memoryOf(8e6);
    const wide = { ...config, dim: 512, heads: 8, batchSize: 2 };
    const width = memoryRemedy(wide, data, memory)?.dim ?? 0;
    expect(width % wide.heads).toBe(0);
    expect(memoryFit({ ...wide, dim: width }, data, memory).excess).toBeUndefined();
    expect(memoryFit({ ...wide, dim: width + wide.heads }, data, memory).excess).toBeDefined();
    expect(() => checkMemory(wide, data, { name: 'wasm', memory })).toThrow(`choose a width of at most ${width}, or fewer layers: not even a batch of 1 fits`);
  });

  test('into the machine, though the engine could have more, is refused by that', () => {
    const memory = { ...memoryOf(2 ** 31), device: 64e6 };
    expect(() => checkMemory({ ...config, batchSize: 512 }, data, { name: 'wasm', memory })).toThrow(/ of memory, and this machine has at most 64\.0 MB; choose a batch/);
  });

  test('by one buffer alone is refused by that', () => {
    const memory = { meter: () => ({ ...wasmMeter(1), peak: 3e9, largest: 2e9 }), piece: 1e9 };
    expect(() => checkMemory({ ...config, batchSize: 1 }, data, { name: 'webgpu', memory })).toThrow('takes a buffer of 2.0 GB, and the webgpu engine has at most 1.0 GB');
  });

  test('is refused before anything is trained or opened', async () => {
    const told = new Set<string>();
    const engine = { ...createReferenceEngine(), memory: memoryOf(80_000) };
    await expect(runTiny(engine, {}, { onEvent: ({ type }) => told.add(type) })).rejects.toThrow('not even a batch of 1 fits');
    expect(told).not.toContain('point');
  });
});

test('a larger batch takes more memory', () => {
  const bytes = (batchSize: number): number => memoryFit({ ...tinyConfig, batchSize }, data, memoryOf(Infinity)).bytes;
  fc.assert(fc.property(fc.integer({ min: 1, max: 200 }), (batch) => {
    expect(bytes(batch + 8)).toBeGreaterThan(bytes(batch));
  }), { numRuns: 20 });
});

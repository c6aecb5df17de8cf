import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import type { ExperimentConfig } from '../config/fields.ts';
import type { Machine } from '../engine/engine-memory.ts';
import { answerMemory } from './memory-figures.ts';
import type { MemoryFigures } from './memory-protocol.ts';

const images = { channels: 3, classes: 10 };
const data = { images, validationImages: 2048, target: images, targetValidationImages: 2048, trainImages: 10_240 };

// As the WebGPU specification numbers them; Node has none.
beforeAll(() => void vi.stubGlobal('GPUBufferUsage', { COPY_SRC: 4, COPY_DST: 8, UNIFORM: 64, STORAGE: 128 }));
afterAll(() => void vi.unstubAllGlobals());

const processorAlone: Machine = { requestAdapter: async () => undefined, processors: 2, mayShare: true };

/** A machine with a GPU on which a buffer may have so many bytes, or be bound with so many. */
function withGpu(maxBufferSize: number, maxStorageBufferBindingSize: number, vendor = 'nvidia'): Machine {
  const adapter = { info: { vendor, architecture: '', device: '', description: '', isFallbackAdapter: vendor === 'google' }, limits: { maxBufferSize, maxStorageBufferBindingSize } };
  return { ...processorAlone, requestAdapter: async () => adapter as unknown as GPUAdapter };
}

async function figuresOf(machine: Machine, changes: Partial<ExperimentConfig> = {}, engine = 'auto'): Promise<MemoryFigures | undefined> {
  const answer = await answerMemory({ config: { ...defaultConfig, stageLayout: [1, 1], depths: [2], strategies: ['cyclic'], ...changes }, data, engine }, machine);
  if (answer.type === 'failed') throw new Error(answer.message);
  return answer.figures;
}

test('a machine without a GPU has the 2 GiB of the wasm engine', async () => {
  const figures = await figuresOf(processorAlone);
  expect(figures).toMatchObject({ engine: 'wasm', total: 2 ** 31 });
  expect(figures?.bytes).toBeGreaterThan(1e6);
  expect(figures).not.toHaveProperty('problem');
});

test('or less, where it tells that it has less', async () => {
  const figures = await figuresOf({ ...processorAlone, deviceBytes: 30e6 }, { batchSize: 256 });
  expect(figures).toMatchObject({ total: 30e6, excess: { of: 'device', limit: 30e6 } });
  expect(figures?.problem?.message).toMatch(/^batch 256: training takes .+ of memory, and this machine has at most 30\.0 MB; choose a batch of at most \d+/);
});

test('a GPU has the smaller of its two limits of a buffer, and the batch that it offers fits', async () => {
  const gpu = withGpu(8e6, 6e6);
  const figures = await figuresOf(gpu, { batchSize: 2048 });
  expect(figures).toMatchObject({ engine: 'webgpu', piece: 6e6, excess: { of: 'piece', limit: 6e6 }, problem: { path: 'batchSize' } });
  const batchSize = figures?.problem?.remedy?.batchSize ?? 0;
  expect(await figuresOf(gpu, { batchSize })).not.toHaveProperty('problem');
  expect(await figuresOf(gpu, { batchSize: batchSize + 1 })).toHaveProperty('problem');
});

test('more processors take more memory, for each works on images of its own', async () => {
  const [one, eight] = [await figuresOf({ ...processorAlone, mayShare: false }), await figuresOf({ ...processorAlone, processors: 8 })];
  expect(eight?.bytes).toBeGreaterThan(one?.bytes ?? Infinity);
});

test.each([
  { engine: 'auto', machine: withGpu(1e9, 1e9), counted: 'webgpu' },
  { engine: 'auto', machine: withGpu(1e9, 1e9, 'google'), counted: 'wasm' }, // computes in software
  { engine: 'webgpu', machine: withGpu(1e9, 1e9, 'google'), counted: 'webgpu' },
  { engine: 'wasm', machine: withGpu(1e9, 1e9), counted: 'wasm' },
  { engine: 'webgpu', machine: processorAlone, counted: undefined },
  { engine: 'tfjs-wasm', machine: processorAlone, counted: undefined },
])('$engine on that machine is counted for $counted', async ({ engine, machine, counted }) => {
  expect((await figuresOf(machine, {}, engine))?.engine).toBe(counted);
});

test('an engine that there is not is an answer as well', async () => {
  expect(await answerMemory({ config: defaultConfig, data, engine: 'abacus' }, processorAlone)).toMatchObject({ type: 'failed', message: expect.stringContaining('engine abacus') as string });
});

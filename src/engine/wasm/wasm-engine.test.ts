import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Engine } from '../engine.ts';
import { storedTensors } from '../plan/network-spec.ts';
import { trainingPlan } from '../plan/training-plan.ts';
import { livelyWeights, tinyInputs, tinyNetwork, tinyNormalisation } from '../testing/tiny-network.ts';
import { nodePlatform } from './node/node-platform.ts';
import type { ThreadStart } from './thread-team.ts';
import { createWasmEngine, type WasmPlatform } from './wasm-engine.ts';

const network = tinyNetwork([0, 0, 1]);
const BATCH = 5;
const recipe = { teacher: 'none', alpha: 0, temperature: 1, weightDecay: 0.05, clipNorm: 1 } as const;
const plan = trainingPlan({ network, batch: BATCH, normalisation: tinyNormalisation, ...recipe });

const engines: Engine[] = [];
afterEach(() => engines.splice(0).forEach((engine) => engine.dispose()));

async function engineOf(threads: number): Promise<Engine> {
  const engine = await createWasmEngine(nodePlatform, 'under test', threads);
  engines.push(engine);
  return engine;
}

/** The losses of ten steps and the parameters after them. */
async function trained(engine: Engine): Promise<{ losses: number[][]; weights: number[][] }> {
  const state = engine.createState(storedTensors(network), livelyWeights(network));
  const executable = await engine.compile(plan, { student: state });
  for (let step = 0; step < 10; step++) await executable.run(tinyInputs(BATCH, 0.01));
  const losses = (await executable.drain()).map((outputs) => [...(outputs['losses'] ?? [])]);
  const weights = [...(await state.read()).values()].map((values) => [...values]);
  executable.dispose();
  state.dispose();
  return { losses, weights };
}

function meanOf(values: readonly number[] = []): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('the wasm engine', () => {
  test.each([1, 2, 4])('gives the same bits every time on %i threads', async (threads) => {
    const first = await trained(await engineOf(threads));
    expect(meanOf(first.losses[9])).toBeLessThan(meanOf(first.losses[0])); // it learns
    expect(await trained(await engineOf(threads))).toEqual(first);
  });

  test('gives nearly the same on any number of threads, more than images included', async () => {
    const alone = await trained(await engineOf(1));
    for (const threads of [2, 3, 8]) {
      const together = await trained(await engineOf(threads));
      together.losses.flat().forEach((loss, i) => expect(loss).toBeCloseTo(alone.losses.flat()[i] ?? Number.NaN, 4));
    }
  });

  test('holds as much memory after two thousand steps as after twenty', async () => {
    const spawn = vi.fn<NonNullable<WasmPlatform['spawn']>>(nodePlatform.spawn);
    const engine = await createWasmEngine({ ...nodePlatform, spawn }, 'under test', 2);
    engines.push(engine);
    const memory = spawn.mock.calls[0]?.[0].memory;
    const executable = await engine.compile(plan, { student: engine.createState(storedTensors(network), livelyWeights(network)) });
    const bytesAfter = async (steps: number): Promise<number> => {
      for (let step = 0; step < steps; step++) {
        await executable.run(tinyInputs(BATCH, 0.001));
        if (step % 10 === 9) await executable.drain();
      }
      return memory?.buffer.byteLength ?? Number.NaN;
    };
    const early = await bytesAfter(20);
    expect(early).toBeGreaterThan(0);
    expect(await bytesAfter(1980)).toBe(early);
  });

  test('says how many threads it has, and has one where threads cannot be started', async () => {
    expect((await engineOf(3)).info).toEqual({ name: 'wasm', adapter: 'WebAssembly SIMD, 3 threads', reason: 'under test' });
    const { spawn: _, ...alone } = nodePlatform;
    const engine = await createWasmEngine(alone, 'under test');
    engines.push(engine);
    expect(engine.info.adapter).toBe('WebAssembly SIMD, 1 thread');
    expect((await trained(engine)).losses).toHaveLength(10);
  });

  test('runs on one thread where another cannot be started, and says why', async () => {
    const broken = { ...nodePlatform, spawn: () => Promise.reject(new Error('no more threads')) };
    const engine = await createWasmEngine(broken, 'under test', 2);
    engines.push(engine);
    expect(engine.info).toMatchObject({ adapter: 'WebAssembly SIMD, 1 thread', reason: expect.stringContaining('no more threads') as string });
    expect((await trained(engine)).losses).toHaveLength(10);
  });

  test('ends the threads that did start when another cannot', async () => {
    const ended: number[] = [];
    const broken = {
      ...nodePlatform,
      spawn: ({ index }: ThreadStart) =>
        index < 3 ? Promise.resolve({ terminate: () => void ended.push(index) }) : Promise.reject(new Error('no more threads')),
    };
    engines.push(await createWasmEngine(broken, 'under test', 4));
    expect(ended).toEqual([1, 2]);
  });
});

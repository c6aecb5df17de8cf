/** Runs whose memory is read before and after: whatever is not given back shows as growth. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ExperimentConfig } from '../../src/config/fields.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { colouredDataset, tinyConfig } from '../../src/training/coloured-dataset.fixture.ts';
import { createControl } from '../../src/training/control.ts';
import { runExperiment } from '../../src/training/experiment.ts';
import { noBuffers, type GpuBuffers } from './gpu-buffers.ts';
import { heapKinds } from './heap-kinds.ts';
import type { Soaked } from './soaked.ts';

/** Bytes, after a garbage collection. */
export interface MemoryReading {
  readonly jsHeap: number;
  /** Of it what programs make, without what V8 makes of programs; 0 where it was not asked for. */
  readonly objects: number;
  /** Of arrays outside the heap, WebAssembly's memories that are not shared among them. */
  readonly arrayBuffers: number;
  /** What the engine has taken of its own memory at most; 0 where it does not count. */
  readonly engine: number;
  readonly gpu: GpuBuffers;
}

export interface SoakOptions {
  readonly openEngine: () => Promise<Engine>;
  readonly gpuBuffers?: () => GpuBuffers;
  /** Whether the heap is looked through for `objects`: a second for 10 MB. */
  readonly withObjects?: boolean;
}

/** Steps of a run that is there to warm caches and compilers up, or one of many. */
const SHORT = 20;
/** Live evaluations of a run. */
const LIVE = 10;

/** One run of so many steps, on an engine that has done a short one before. */
export async function soakSteps(steps: number, options: SoakOptions): Promise<Soaked<MemoryReading>> {
  const engine = await options.openEngine();
  try {
    await train(engine, SHORT);
    const before = await reading(engine, options);
    await train(engine, steps);
    return { what: `${steps} steps`, before, after: await reading(engine, options) };
  } finally {
    engine.dispose();
  }
}

/** So many runs one after the other, each on an engine of its own, as the page's worker does. */
export async function soakRuns(runs: number, options: SoakOptions): Promise<Soaked<MemoryReading>> {
  const one = async (): Promise<number> => {
    const engine = await options.openEngine();
    await train(engine, SHORT);
    const taken = engine.memory?.taken?.() ?? 0;
    engine.dispose();
    return taken;
  };
  const read = async (engine: number): Promise<MemoryReading> => ({ ...(await reading(undefined, options)), engine });
  let taken = 0;
  for (let warmUp = 0; warmUp < 2; warmUp++) taken = await one();
  const before = await read(taken);
  let halfway: MemoryReading | undefined;
  for (let run = 1; run <= runs; run++) {
    taken = await one();
    if (run === Math.floor(runs / 2)) halfway = await read(taken);
  }
  return { what: `${runs} runs`, before, halfway, after: await read(taken) };
}

/** A whole experiment with two networks, live evaluations, expansion and tuning; nothing of it is kept. */
async function train(engine: Engine, steps: number): Promise<void> {
  const config: ExperimentConfig = {
    ...tinyConfig, steps, evaluateEvery: Math.ceil(steps / LIVE), strategies: ['cyclic', 'simple-lg', 'tleg', 'scratch'], depths: [2, 3],
    tuneSteps: 4, scratchSteps: 4, tuneEvery: 2, tuneDepths: [2], tuneStrategies: ['cyclic', 'scratch'],
  };
  await runExperiment({ config, dataset: colouredDataset(), engine, control: createControl(), program: 'soak', onEvent: () => undefined });
}

async function reading(engine: Engine | undefined, { gpuBuffers, withObjects = false }: SoakOptions): Promise<MemoryReading> {
  const objects = withObjects ? (await heapKinds()).objects : 0;
  await collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { jsHeap: heapUsed, objects, arrayBuffers, engine: engine?.memory?.taken?.() ?? 0, gpu: gpuBuffers?.() ?? noBuffers };
}

/** Twice, with a pause for what is let go of by callbacks. */
async function collect(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  for (let time = 0; time < 2; time++) {
    gc();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  gc();
}

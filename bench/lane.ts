/**
 * A lane is a place of its own for one contestant: a worker of the page, or a process of Node. What may be asked
 * of it, and the answers; everything is plain data.
 */
import type { KernelTime } from '../src/engine/webgpu/kernel-times.ts';
import { countGpuCalls, type GpuCounts } from './gpu-counters.ts';
import type { Contestant, ContestantMaker, GemmShape } from './contestant.ts';
import type { BenchModel } from './model.ts';
import { summarise } from './statistics.ts';

export interface Prepared {
  readonly adapter: string;
  /** Mean loss before the first step's update, and so on: what all contestants must agree on. */
  readonly losses: readonly number[];
  /** Milliseconds of the last of these steps. */
  readonly roughly: number;
}

export interface Lane {
  prepare(model: BenchModel): Promise<Prepared>;
  /** Milliseconds for that many steps, waiting included. */
  steps(count: number): Promise<number>;
  /** Of one step; undefined where a contestant does not use WebGPU. */
  count(): Promise<GpuCounts | undefined>;
  /** GPU time of each dispatch of one step; undefined where a contestant cannot tell. */
  kernels(): Promise<readonly KernelTime[] | undefined>;
  /** GFLOP/s of a matrix product. */
  gemm(shape: GemmShape): Promise<number>;
  close(): Promise<void>;
}

/** A step longer than this is not repeated for checks. */
const SLOW_MS = 10_000;
const CHECKED_STEPS = 3;
const COUNTED_STEPS = 5;
const GEMM_TRIALS = 3;

/** The lane's own side: one contestant of that library, prepared for a model at a time. */
export function createLane(make: () => Promise<ContestantMaker<BenchModel>>): Lane {
  let maker: Promise<ContestantMaker<BenchModel>> | undefined;
  let contestant: Contestant | undefined;
  let roughly = 0;
  const ready = (): Contestant => {
    if (!contestant) throw new Error('the lane is asked for a step before it is prepared');
    return contestant;
  };
  return {
    async prepare(model) {
      contestant?.dispose();
      contestant = await (await (maker ??= make())).prepare(model);
      const first = await firstSteps(contestant);
      ({ roughly } = first);
      return { adapter: contestant.adapter, ...first };
    },
    steps: (count) => timed(ready(), count),
    count: () => counted(ready(), roughly < SLOW_MS ? COUNTED_STEPS : 1),
    kernels: async () => ready().kernelTimes?.(),
    gemm: async (shape) => multiply(await (maker ??= make()), shape),
    close: () => Promise.resolve(contestant?.dispose()),
  };
}

async function firstSteps(contestant: Contestant): Promise<Omit<Prepared, 'adapter'>> {
  const losses: number[] = [];
  let roughly = 0;
  while (losses.length < CHECKED_STEPS && roughly < SLOW_MS) {
    const started = performance.now();
    await contestant.step();
    losses.push(await contestant.settle());
    roughly = performance.now() - started;
  }
  return { losses, roughly };
}

async function timed(contestant: Contestant, count: number): Promise<number> {
  const started = performance.now();
  for (let i = 0; i < count; i++) {
    const given = contestant.step();
    if (given) await given;
  }
  await contestant.settle();
  return performance.now() - started;
}

/** The counts of one step; the time to encode it is the median of several. */
async function counted(contestant: Contestant, steps: number): Promise<GpuCounts | undefined> {
  const encodings: number[] = [];
  let last: GpuCounts | undefined;
  for (let i = 0; i < steps; i++) {
    last = await countGpuCalls(() => contestant.step(), () => contestant.settle());
    if (last?.encodeMs !== undefined) encodings.push(last.encodeMs);
  }
  return last && encodings.length > 0 ? { ...last, encodeMs: summarise(encodings).median } : last;
}

/** The best of a few trials after one to warm up: what the device can do, not what the machine's mood allows. */
async function multiply(maker: ContestantMaker<BenchModel>, shape: GemmShape): Promise<number> {
  const runner = await maker.prepareGemm(shape);
  let best = Infinity;
  for (let trial = 0; trial <= GEMM_TRIALS; trial++) {
    const started = performance.now();
    await runner.run();
    const took = performance.now() - started;
    if (trial > 0) best = Math.min(best, took);
    if (took > SLOW_MS / 2 && trial > 0) break;
  }
  runner.dispose();
  return (2 * shape.rows * shape.k * shape.n * runner.count) / (best * 1e6);
}

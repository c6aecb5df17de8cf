/** One benchmark: every contestant in a lane of its own, checked, raced, counted. */
import type { GemmShape } from './contestant.ts';
import { usesWebGpu, type ContestantName } from './contestants.ts';
import type { Host } from './host.ts';
import type { Lane, Prepared } from './lane.ts';
import type { BenchModel } from './model.ts';
import { checkLosses, modelReport, type Measured, type ModelReport, type Skipped } from './report.ts';
import { messageOf } from '../src/lib/errors.ts';
import { flopCount } from '../src/sws/costs.ts';
import { tokenCount } from '../src/sws/vit.ts';
import { race } from './rounds.ts';

export interface BenchOptions {
  readonly host: Pick<Host, 'open' | 'adapter'>;
  /** The first one's losses are what the others must agree with. */
  readonly names: readonly ContestantName[];
  readonly model: BenchModel;
  readonly rounds: number;
  /** Steps of each contestant in a round; by default as many as fit into half a second. */
  readonly steps?: number | undefined;
  /** Whether matrix products are measured too. */
  readonly gemm: boolean;
  /** Whether the GPU times of the webgpu engine's kernels are measured too. */
  readonly kernels: boolean;
  readonly progress: (text: string) => void;
}

interface OpenLane {
  readonly name: ContestantName;
  readonly lane: Lane;
  readonly prepared: Prepared;
}

/** FLOPs of a forward pass beyond which a processor pretending to be a GPU takes a minute a step. */
const TOO_MUCH_FOR_SOFTWARE = 1e10;

export async function runBench(options: BenchOptions): Promise<ModelReport> {
  const { model, rounds, steps, progress } = options;
  const { open, skipped } = await openLanes(options);
  const entrants = open.map(({ name, lane, prepared: { roughly } }) => ({ name, roughly, steps: (count: number) => lane.steps(count) }));
  const told = (round: number, name: string): void => progress(`${model.name}: round ${round + 1} of ${rounds}: ${name}`);
  const samples = await race(entrants, { rounds, steps, progress: told });
  const measured: Measured[] = [];
  for (const { name, lane, prepared } of open) {
    progress(`${model.name}: counting: ${name}`);
    const gpu = usesWebGpu(name) ? await lane.count() : undefined;
    const gemm = options.gemm ? await products(name, lane, model, skipped) : [];
    const kernels = options.kernels ? await kernelTimes(name, lane, skipped) : undefined;
    const { adapter, losses } = prepared;
    measured.push({ name, adapter, losses, samples: samples.get(name) ?? [], gpu, gemm, kernels });
    await lane.close();
  }
  return modelReport(model, measured, skipped);
}

async function openLanes({ host, names, model, progress }: BenchOptions): Promise<{ open: OpenLane[]; skipped: Skipped[] }> {
  const open: OpenLane[] = [];
  const skipped: Skipped[] = [];
  for (const name of names) {
    const reason = reasonToSkip(name, model, host);
    if (reason !== undefined) {
      skipped.push({ name, reason });
      continue;
    }
    progress(`${model.name}: warming up: ${name}`);
    const lane = await host.open(name);
    const prepared = await lane.prepare(model).catch((thrown: unknown) => messageOf(thrown));
    if (typeof prepared === 'string') {
      skipped.push({ name, reason: prepared });
      await lane.close();
      continue;
    }
    checkLosses(name, prepared.losses, open[0]?.prepared.losses ?? prepared.losses);
    open.push({ name, lane, prepared });
  }
  return { open, skipped };
}

function reasonToSkip(name: ContestantName, { network, batch }: BenchModel, { adapter }: BenchOptions['host']): string | undefined {
  if (!usesWebGpu(name)) return undefined;
  if (!adapter) return 'WebGPU has no adapter here';
  const flops = batch * flopCount(network.shape, network.layerSources.length);
  if (!adapter.software || flops < TOO_MUCH_FOR_SOFTWARE) return undefined;
  return `${adapter.name} computes on the processor and would take a minute a step; measure it on a GPU`;
}

/** What a contestant cannot multiply goes to `skipped`: after minutes of steps, that must not lose the rest. */
async function products(name: string, lane: Lane, model: BenchModel, skipped: Skipped[]): Promise<Measured['gemm']> {
  const figures: { shape: GemmShape; gflops: number }[] = [];
  for (const shape of gemmShapes(model)) {
    try {
      figures.push({ shape, gflops: await lane.gemm(shape) });
    } catch (thrown) {
      skipped.push({ name: `${name}, product ${shape.kind} of ${shape.rows} rows`, reason: messageOf(thrown) });
    }
  }
  return figures;
}

/** Undefined where a contestant cannot tell; an adapter without a clock goes to `skipped`. */
async function kernelTimes(name: string, lane: Lane, skipped: Skipped[]): Promise<Measured['kernels']> {
  try {
    return await lane.kernels();
  } catch (thrown) {
    skipped.push({ name: `${name}, kernels`, reason: messageOf(thrown) });
    return undefined;
  }
}

/** The three products of the model's largest layer, and a large one that shows what the device can do. */
export function gemmShapes({ network: { shape }, batch }: BenchModel): readonly GemmShape[] {
  const rows = batch * tokenCount(shape);
  const layer = { rows, k: shape.dim, n: shape.dim * shape.mlpRatio };
  return [{ kind: 'nt', ...layer }, { kind: 'nn', ...layer }, { kind: 'tn', ...layer }, { kind: 'nt', rows: 1024, k: 1024, n: 1024 }];
}

/** What a benchmark found: the JSON document, and what the tables are made of. */
import type { KernelTime } from '../src/engine/webgpu/kernel-times.ts';
import type { GpuCounts } from './gpu-counters.ts';
import type { GemmShape } from './contestant.ts';
import { isPeer } from './contestants.ts';
import { kernelShares, type KernelShare } from './kernel-shares.ts';
import { pairedRatio, summarise, type Summary } from './statistics.ts';

export interface BenchReport {
  readonly machine: MachineFacts;
  readonly models: readonly ModelReport[];
}

export interface MachineFacts {
  readonly processor: string;
  readonly processors: number;
  readonly node: string;
  /** Where contestants ran. */
  readonly place: string;
  readonly adapter: string;
  /** Processes waiting for a processor, over the last minute, before and after. */
  readonly load: { readonly before: number; readonly after: number };
}

export interface ModelReport {
  readonly model: string;
  readonly about: string;
  readonly batch: number;
  readonly contestants: readonly ContestantReport[];
  readonly ratios: readonly Ratio[];
  readonly skipped: readonly Skipped[];
}

export interface ContestantReport {
  readonly name: string;
  readonly peer: boolean;
  readonly adapter: string;
  /** Milliseconds a step, over the rounds. */
  readonly step: Summary;
  readonly imagesPerSecond: number;
  /** Losses of the first steps, which all contestants share. */
  readonly losses: readonly number[];
  /** WebGPU contestants only. */
  readonly gpu?: GpuCounts;
  readonly gemm: readonly GemmFigure[];
  /** Where GPU times were asked for and could be had, the longest first. */
  readonly kernels?: readonly KernelShare[];
}

export interface GemmFigure {
  readonly shape: GemmShape;
  readonly gflops: number;
  /** Of the best that any contestant on the same device reached, 0 to 1. */
  readonly ofBest: number;
}

/** One of our engines against a peer on the same device. */
export interface Ratio {
  readonly engine: string;
  readonly peer: string;
  /** Step time over the peer's: below 1 is faster. */
  readonly ratio: number;
}

export interface Skipped {
  readonly name: string;
  readonly reason: string;
}

/** What was measured of one contestant. */
export interface Measured {
  readonly name: string;
  readonly adapter: string;
  readonly losses: readonly number[];
  readonly samples: readonly number[];
  readonly gpu: GpuCounts | undefined;
  readonly gemm: readonly { readonly shape: GemmShape; readonly gflops: number }[];
  /** Of each dispatch of a step. */
  readonly kernels?: readonly KernelTime[] | undefined;
}

/** Largest relative difference of losses that still counts as the same computation. */
const LOSS_TOLERANCE = 1e-3;

/** Sums the measurements of one model up; contestants whose losses differ from the first one's are an error. */
export function modelReport(
  { name, about, batch }: { name: string; about: string; batch: number },
  measured: readonly Measured[],
  skipped: readonly Skipped[],
): ModelReport {
  const contestants = measured.map((one): ContestantReport => {
    const step = summarise(one.samples);
    const { adapter, losses } = one;
    const figures = { step, imagesPerSecond: (1000 * batch) / step.median };
    const gemm = one.gemm.map((figure) => ({ ...figure, ofBest: figure.gflops / bestGflops(one, figure.shape, measured) }));
    const onGpu = { ...(one.gpu ? { gpu: one.gpu } : {}), ...(one.kernels ? { kernels: kernelShares(one.kernels) } : {}) };
    return { name: one.name, peer: isPeer(one.name), adapter, ...figures, losses, ...onGpu, gemm };
  });
  return { model: name, about, batch, contestants, ratios: ratiosOf(measured), skipped };
}

/** `webgpu` or `wasm` or `cpu`: what a contestant's name ends with. */
function deviceOf(name: string): string {
  return name.split('-').at(-1) ?? name;
}

function ratiosOf(measured: readonly Measured[]): Ratio[] {
  return measured
    .filter(({ name }) => !isPeer(name))
    .flatMap((ours) =>
      measured
        .filter(({ name }) => isPeer(name) && deviceOf(name) === deviceOf(ours.name))
        .map((theirs) => ({ engine: ours.name, peer: theirs.name, ratio: pairedRatio(ours.samples, theirs.samples) })),
    );
}

function bestGflops(one: Measured, shape: GemmShape, measured: readonly Measured[]): number {
  const rivals = measured.filter(({ name }) => deviceOf(name) === deviceOf(one.name));
  const figures = rivals.flatMap(({ gemm }) => gemm.filter((figure) => sameShape(figure.shape, shape)));
  return Math.max(...figures.map(({ gflops }) => gflops));
}

export function sameShape(a: GemmShape, b: GemmShape): boolean {
  return a.kind === b.kind && a.rows === b.rows && a.k === b.k && a.n === b.n;
}

/** Throws when a contestant computes something else than the others: a time for it would say nothing. */
export function checkLosses(name: string, losses: readonly number[], expected: readonly number[]): void {
  for (const [step, loss] of losses.entries()) {
    const wanted = expected[step];
    if (wanted === undefined || Math.abs(loss - wanted) <= LOSS_TOLERANCE * Math.abs(wanted)) continue;
    throw new Error(`${name} computes something else: loss ${loss} at step ${step + 1} instead of ${wanted}`);
  }
}

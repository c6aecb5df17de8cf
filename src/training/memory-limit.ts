import { type ExperimentConfig, fields } from '../config/fields.ts';
import type { EngineMemory, PlanMeter } from '../engine/plan-meter.ts';
import { InputError } from '../lib/errors.ts';
import { formatBytes } from '../lib/format.ts';
import { meterExperiment, type MemoryData } from './memory-need.ts';

/** What is too large, and for what, bytes. */
export interface Excess {
  /** One buffer, all together for the engine, or all together for the machine. */
  readonly of: 'piece' | 'total' | 'device';
  readonly bytes: number;
  readonly limit: number;
}

/** What an experiment takes of an engine, and whether the engine has it. */
export interface MemoryFit {
  /** Bytes of all networks and plans together, at most at a time. */
  readonly bytes: number;
  /** Bytes of the largest single piece. */
  readonly largest: number;
  /** Absent where it fits. */
  readonly excess?: Excess;
}

/** What is to be changed for an experiment to fit, and nothing else: the largest value that does. */
export type MemoryRemedy = Partial<Pick<ExperimentConfig, 'batchSize' | 'dim'>>;

/** The memory of a legal configuration on an engine. */
export function memoryFit(config: ExperimentConfig, data: MemoryData, memory: EngineMemory): MemoryFit {
  const meter = memory.meter();
  meterExperiment(meter, config, data);
  const { peak: bytes, largest } = meter;
  const excess = excessOf(meter, memory);
  return { bytes, largest, ...(excess && { excess }) };
}

/**
 * The largest batch below the configured one with which the experiment fits; where not even one image does, the largest
 * width with which the configured batch does. Undefined where neither helps.
 */
export function memoryRemedy(config: ExperimentConfig, data: MemoryData, memory: EngineMemory): MemoryRemedy | undefined {
  const fits = (change: MemoryRemedy): boolean => !memoryFit({ ...config, ...change }, data, memory).excess;
  const batchSize = largestBelow(config.batchSize, (batch) => fits({ batchSize: batch }));
  if (batchSize !== undefined) return { batchSize };
  const { dim, heads } = config; // which must divide the width
  const least = Math.ceil(fields.dim.min / heads);
  const times = largestBelow(dim / heads - least + 1, (more) => fits({ dim: heads * (least + more - 1) }));
  return times === undefined ? undefined : { dim: heads * (least + times - 1) };
}

/** The InputError of an experiment that does not fit, with the largest that does. */
export function memoryProblem(config: ExperimentConfig, excess: Excess, engine: string, remedy: MemoryRemedy | undefined): InputError {
  return new InputError('batchSize', excessText(config.batchSize, excess, engine, remedy));
}

/** Throws an InputError, with the largest that fits, where the engine has not the memory that the experiment takes. */
export function checkMemory(config: ExperimentConfig, data: MemoryData, { name, memory }: { readonly name: string; readonly memory: EngineMemory }): void {
  const { excess } = memoryFit(config, data, memory);
  if (excess) throw memoryProblem(config, excess, name, memoryRemedy(config, data, memory));
}

/** The largest of 1, 2, …, `limit` − 1 that fits, where all below one that fits do; undefined where none does. */
function largestBelow(limit: number, fits: (value: number) => boolean): number | undefined {
  if (limit <= 1 || !fits(1)) return undefined;
  let [fitting, tooLarge] = [1, limit];
  while (tooLarge - fitting > 1) {
    const middle = (fitting + tooLarge) >> 1;
    if (fits(middle)) fitting = middle;
    else tooLarge = middle;
  }
  return fitting;
}

function excessOf({ peak, largest }: PlanMeter, { total = Infinity, device = Infinity, piece = Infinity }: EngineMemory): Excess | undefined {
  if (peak > Math.min(total, device)) return total <= device ? { of: 'total', bytes: peak, limit: total } : { of: 'device', bytes: peak, limit: device };
  return largest > piece ? { of: 'piece', bytes: largest, limit: piece } : undefined;
}

function excessText(batch: number, { of, bytes, limit }: Excess, engine: string, remedy: MemoryRemedy | undefined): string {
  const need = of === 'piece' ? `takes a buffer of ${formatBytes(bytes)}` : `takes ${formatBytes(bytes)} of memory`;
  const owner = of === 'device' ? 'this machine' : `the ${engine} engine`;
  return `batch ${batch}: training ${need}, and ${owner} has ${of === 'total' ? '' : 'at most '}${formatBytes(limit)}; ${remedyText(remedy)}`;
}

function remedyText(remedy: MemoryRemedy | undefined): string {
  if (!remedy) return 'choose a smaller network or fewer tokens: not even a batch of 1 fits';
  if (remedy.batchSize !== undefined) return `choose a batch of at most ${remedy.batchSize}, or a smaller network`;
  return `choose a width of at most ${remedy.dim}, or fewer layers: not even a batch of 1 fits`;
}

import type { ExperimentConfig } from '../config/fields.ts';
import type { EngineMemory, PlanMeter } from '../engine/plan-meter.ts';
import { InputError } from '../lib/errors.ts';
import { formatBytes } from '../lib/format.ts';
import { meterExperiment, type MemoryData } from './memory-need.ts';

/** What an experiment takes of an engine, and whether the engine has it. */
export interface MemoryFit {
  /** Bytes of all networks and plans together, at most at a time. */
  readonly bytes: number;
  /** Where it does not fit: the piece or the whole that is too large, and the limit, bytes. */
  readonly excess?: { readonly of: 'piece' | 'total'; readonly bytes: number; readonly limit: number };
}

/** The memory of a legal configuration on an engine. */
export function memoryFit(config: ExperimentConfig, data: MemoryData, memory: EngineMemory): MemoryFit {
  const meter = memory.meter();
  meterExperiment(meter, config, data);
  const excess = excessOf(meter, memory);
  return { bytes: meter.peak, ...(excess && { excess }) };
}

/** The largest batch below the configured one with which the experiment fits; undefined where not even one image does. */
export function largestBatch(config: ExperimentConfig, data: MemoryData, memory: EngineMemory): number | undefined {
  const fits = (batchSize: number): boolean => !memoryFit({ ...config, batchSize }, data, memory).excess;
  if (config.batchSize === 1 || !fits(1)) return undefined;
  let [fitting, tooLarge] = [1, config.batchSize];
  while (tooLarge - fitting > 1) {
    const middle = (fitting + tooLarge) >> 1;
    if (fits(middle)) fitting = middle;
    else tooLarge = middle;
  }
  return fitting;
}

/** Throws an InputError, with the largest batch that fits, where the engine has not the memory that the experiment takes. */
export function checkMemory(config: ExperimentConfig, data: MemoryData, { name, memory }: { readonly name: string; readonly memory: EngineMemory }): void {
  const { excess } = memoryFit(config, data, memory);
  if (!excess) return;
  throw new InputError('batchSize', excessText(config.batchSize, excess, name, largestBatch(config, data, memory)));
}

function excessOf({ peak, largest }: PlanMeter, { total = Infinity, piece = Infinity }: EngineMemory): MemoryFit['excess'] {
  if (peak > total) return { of: 'total', bytes: peak, limit: total };
  return largest > piece ? { of: 'piece', bytes: largest, limit: piece } : undefined;
}

function excessText(batch: number, { of, bytes, limit }: NonNullable<MemoryFit['excess']>, engine: string, fitting: number | undefined): string {
  const need = of === 'total' ? `takes ${formatBytes(bytes)} of memory` : `takes a buffer of ${formatBytes(bytes)}`;
  const remedy = fitting === undefined ? 'choose a smaller network or fewer tokens: not even a batch of 1 fits' : `choose a batch of at most ${fitting}, or a smaller network`;
  return `batch ${batch}: training ${need}, and the ${engine} engine has ${of === 'total' ? '' : 'at most '}${formatBytes(limit)}; ${remedy}`;
}

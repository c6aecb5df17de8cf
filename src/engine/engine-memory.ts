/** What the engine that a run would get has for it, told without starting it. */
import { isSoftware } from '../lib/software-adapter.ts';
import { engineChoice, type RequestAdapter } from './engine-choice.ts';
import type { EngineName } from './engine-name.ts';
import type { EngineMemory } from './plan-meter.ts';
import { threadCount, wasmMemory } from './wasm/wasm-memory.ts';
import { webGpuMemory } from './webgpu/webgpu-memory.ts';

/** What a machine tells of itself. */
export interface Machine {
  readonly requestAdapter: RequestAdapter;
  /** Processors that may be used, and whether threads may share memory. */
  readonly processors: number;
  readonly mayShare: boolean;
  /** Bytes that it has at most, where it tells. */
  readonly deviceBytes?: number | undefined;
}

export interface NamedMemory {
  /** Of the engine. */
  readonly name: 'webgpu' | 'wasm';
  readonly memory: EngineMemory;
}

/** Undefined where it cannot be told: of tfjs, and of webgpu where there is no adapter. */
export async function memoryOfEngine(asked: EngineName, machine: Machine): Promise<NamedMemory | undefined> {
  const { name } = await engineChoice(asked, machine.requestAdapter);
  if (name === 'wasm') return { name, memory: withinDevice(wasmMemory(threadCount(machine.processors, machine.mayShare)), machine) };
  const adapter = name === 'webgpu' ? await machine.requestAdapter() : undefined;
  return name === 'webgpu' && adapter ? { name, memory: withinDevice(webGpuMemory(adapter.limits, isSoftware(adapter.info)), machine) } : undefined;
}

/** An engine's memory on a machine that has no more than it tells. */
export function withinDevice(memory: EngineMemory, { deviceBytes }: Pick<Machine, 'deviceBytes'>): EngineMemory {
  return deviceBytes === undefined ? memory : { ...memory, device: deviceBytes };
}

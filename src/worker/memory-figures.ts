import { messageOf } from '../lib/errors.ts';
import { memoryOfEngine, type Machine, type NamedMemory } from '../engine/engine-memory.ts';
import { parseEngineName } from '../engine/engine-name.ts';
import { memoryFit, memoryProblem, memoryRemedy } from '../training/memory-limit.ts';
import type { MemoryFigures, MemoryRequest, MemoryResponse } from './memory-protocol.ts';

/** Answers what a run would take on this machine; what goes wrong is an answer as well. */
export async function answerMemory(request: MemoryRequest, machine: Machine): Promise<MemoryResponse> {
  try {
    const named = await memoryOfEngine(parseEngineName(request.engine), machine);
    return { type: 'memory', figures: named && figuresOf(request, named) };
  } catch (thrown) {
    return { type: 'failed', message: messageOf(thrown) };
  }
}

function figuresOf({ config, data }: MemoryRequest, { name, memory }: NamedMemory): MemoryFigures {
  const { total = Infinity, device = Infinity, piece } = memory;
  const least = Math.min(total, device);
  const fit = memoryFit(config, data, memory);
  const figures: MemoryFigures = { ...fit, engine: name, ...(Number.isFinite(least) && { total: least }), ...(piece !== undefined && { piece }) };
  if (!fit.excess) return figures;
  const remedy = memoryRemedy(config, data, memory);
  const { path, message } = memoryProblem(config, fit.excess, name, remedy);
  return { ...figures, problem: { path, message, ...(remedy && { remedy }) } };
}

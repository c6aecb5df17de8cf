/** What the page asks about the memory of a run before it starts, and the one answer it gets: types only. */
import type { ExperimentConfig } from '../config/fields.ts';
import type { NamedMemory } from '../engine/engine-memory.ts';
import type { MemoryFit, MemoryRemedy } from '../training/memory-limit.ts';
import type { MemoryData } from '../training/memory-need.ts';

export type { MemoryRemedy } from '../training/memory-limit.ts';

export interface MemoryRequest {
  /** A legal one. */
  readonly config: ExperimentConfig;
  readonly data: MemoryData;
  /** As a run would ask for it: `auto`, or an engine's name. */
  readonly engine: string;
}

/** What a configuration takes of the engine that a run would get. */
export interface MemoryFigures extends MemoryFit {
  readonly engine: NamedMemory['name'];
  /** Bytes of all together at most, of engine and machine; absent where there is no such limit, or it is not told. */
  readonly total?: number;
  /** Bytes of a single piece at most, where that is limited. */
  readonly piece?: number;
  /** Where it does not fit: what Run would say, and what to change, where one change helps. */
  readonly problem?: { readonly path: string; readonly message: string; readonly remedy?: MemoryRemedy };
}

export type MemoryResponse =
  /** `undefined` where it cannot be told beforehand, as of tfjs. */
  | { readonly type: 'memory'; readonly figures: MemoryFigures | undefined }
  | { readonly type: 'failed'; readonly message: string };

import type { ExperimentConfig } from '../config/fields.ts';
import type { MemoryFigures } from '../worker/memory-protocol.ts';

/** What a run takes of memory, as it was counted last, and for which configuration. */
export interface CountedMemory {
  readonly config: ExperimentConfig;
  /** Undefined where it cannot be told beforehand. */
  readonly figures: MemoryFigures | undefined;
}

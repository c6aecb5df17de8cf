import type { AdapterFacts } from './adapter-facts.ts';
import type { ContestantName } from './contestants.ts';
import type { Lane } from './lane.ts';

/** Where contestants run. */
export interface Host {
  /** Its name and version. */
  readonly place: string;
  /** The WebGPU adapter there, if any. */
  readonly adapter: AdapterFacts | undefined;
  /** A lane of its own for that contestant. */
  open(name: ContestantName): Promise<Lane>;
  close(): Promise<void>;
}

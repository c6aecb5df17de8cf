import type { KeptRun, RunStorage } from './run-storage.ts';

/** Runs kept for the length of a test; `broken` makes every access fail as a full disk does. */
export class MemoryStorage implements RunStorage {
  readonly kept = new Map<string, KeptRun>();
  broken = false;

  async load(): Promise<readonly KeptRun[]> {
    this.#check();
    return [...this.kept.values()];
  }

  async keep(run: KeptRun): Promise<void> {
    this.#check();
    this.kept.set(run.id, run);
  }

  async remove(id: string): Promise<void> {
    this.#check();
    this.kept.delete(id);
  }

  #check(): void {
    if (this.broken) throw new Error('quota exceeded');
  }
}

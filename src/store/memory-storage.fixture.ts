import { type KeptRun, type RunStorage, toStore } from './run-storage.ts';

/** Runs kept for the length of a test; `broken` makes every access fail as a full disk does. */
export class MemoryStorage implements RunStorage {
  /** Entries by id, of this or an earlier version of the page. */
  readonly kept = new Map<string, unknown>();
  broken = false;

  async load(): Promise<readonly unknown[]> {
    this.#check();
    return [...this.kept.values()];
  }

  async keep(runs: readonly KeptRun[]): Promise<void> {
    this.#check();
    for (const run of runs) this.kept.set(run.id, toStore(run));
  }

  async remove(ids: readonly string[]): Promise<void> {
    this.#check();
    for (const id of ids) this.kept.delete(id);
  }

  #check(): void {
    if (this.broken) throw new DOMException('', 'QuotaExceededError'); // which has no message in Chrome
  }
}

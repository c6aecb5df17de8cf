import { createStore, delMany, promisifyRequest } from 'idb-keyval';
import { type PackedResults, packResults, withColumns } from '../formats/packed-results.ts';
import type { ExperimentResults } from '../formats/results.ts';
import type { RunIdentity } from './current-run.ts';
import type { SeriesMembership } from './run-series.ts';

/** A finished or stopped run that outlives the page. */
export interface KeptRun {
  readonly id: string;
  readonly name: string;
  /** 1 for the first run ever kept here, and so on; numbers of deleted runs are not given again soon. */
  readonly ordinal: number;
  readonly results: ExperimentResults;
  /** The first seed's learngene as a safetensors file. */
  readonly learngene?: Uint8Array<ArrayBuffer>;
  /** The series it was part of. */
  readonly series?: SeriesMembership;
  /** What the person wrote about it: plain text of any number of lines. */
  readonly note?: string;
  readonly starred?: boolean;
}

/** A run that has ended, with what its worker answered. */
export function keptRun({ id, name, ordinal, series }: RunIdentity, { results, learngene }: Pick<KeptRun, 'results' | 'learngene'>): KeptRun {
  return { id, name, ordinal, results, ...(learngene && { learngene }), ...(series && { series }) };
}

/** A run as this version of the page puts it into the storage. */
interface StoredRun extends Omit<KeptRun, 'results'> {
  readonly results: PackedResults;
  /** Version of the entry. */
  readonly entry: typeof ENTRY_VERSION;
}

/**
 * Version of the entries that are written; it goes up when an earlier page would misread them. Runs of the first had neither
 * notes nor stars, nor a version; those of the second had their points as a list of objects.
 */
export const ENTRY_VERSION = 3;

/** Where runs are kept between visits. */
export interface RunStorage {
  /** Entries as they lie there, still to be checked by stored-run.ts. */
  load(): Promise<readonly unknown[]>;
  /** Keeps all of them, or after an error none; a run of the same id is replaced. */
  keep(runs: readonly KeptRun[]): Promise<void>;
  /** Removes all of them, or after an error none. */
  remove(ids: readonly string[]): Promise<void>;
}

/** Runs in the browser's IndexedDB, one entry a run. Each is copied in a task of its own: fifty long ones take longer than a frame. */
export function browserRunStorage(): RunStorage {
  const store = createStore('learngene-playground', 'runs');
  return {
    load: () => store('readonly', allIn),
    keep: (runs) => store('readwrite', (entries) => putInTurn(entries, runs)),
    remove: (ids) => delMany([...ids], store),
  };
}

async function allIn(entries: IDBObjectStore): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  const request = entries.openCursor();
  request.addEventListener('success', () => {
    if (!request.result) return;
    found.push(request.result.value);
    request.result.continue();
  });
  await promisifyRequest(entries.transaction);
  return found;
}

/** In one transaction: what keeps one from being put takes all of them back. */
async function putInTurn(entries: IDBObjectStore, runs: readonly KeptRun[]): Promise<void> {
  const { transaction } = entries;
  const over = promisifyRequest(transaction);
  try {
    for (const run of runs) await promisifyRequest(entries.put(toStore(run), run.id));
  } catch (thrown) {
    try {
      transaction.abort();
    } catch {
      // It is over already: the browser gave it up itself.
    }
    await over.catch(() => undefined);
    throw thrown;
  }
  await over;
}

/** The entry of a run: plain objects and buffers, which a database copies while the page waits. */
export function toStore(run: KeptRun): StoredRun {
  return { ...run, results: packResults(run.results), entry: ENTRY_VERSION };
}

/** The run with its points in columns, as the page holds it. */
export function packedRun(run: KeptRun): KeptRun {
  const results = withColumns(run.results);
  return results === run.results ? run : { ...run, results };
}

import { createStore, delMany, entries, setMany } from 'idb-keyval';
import { MetricColumns } from '../formats/metric-columns.ts';
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

/** A run as it lies in the storage, written by this or an earlier version of the page. */
export interface StoredRun extends KeptRun {
  /** Version of the entry; runs kept before there were notes and stars have none. */
  readonly entry?: number;
}

/** Version of the entries that are written. It goes up when an earlier page would misread them. */
export const ENTRY_VERSION = 2;

/** Where runs are kept between visits. */
export interface RunStorage {
  /** Entries as they lie there, still to be checked by stored-run.ts. */
  load(): Promise<readonly unknown[]>;
  /** Keeps all of them, or after an error none; a run of the same id is replaced. */
  keep(runs: readonly KeptRun[]): Promise<void>;
  /** Removes all of them, or after an error none. */
  remove(ids: readonly string[]): Promise<void>;
}

/** Runs in the browser's IndexedDB, one entry a run. */
export function browserRunStorage(): RunStorage {
  const store = createStore('learngene-playground', 'runs');
  return {
    load: async () => (await entries<string, unknown>(store)).map(([, run]) => run),
    keep: (runs) => setMany(runs.map((run) => [run.id, toStore(run)]), store),
    remove: (ids) => delMany([...ids], store),
  };
}

/** The entry of a run: plain objects alone, which a database can copy. */
export function toStore(run: KeptRun): StoredRun {
  return { ...run, results: { ...run.results, series: [...run.results.series] }, entry: ENTRY_VERSION };
}

/** The run with its points in columns, as the page holds it. */
export function packedRun(run: KeptRun): KeptRun {
  const { series } = run.results;
  return series instanceof MetricColumns ? run : { ...run, results: { ...run.results, series: MetricColumns.of(series) } };
}

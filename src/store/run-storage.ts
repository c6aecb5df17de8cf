import { createStore, del, entries, set } from 'idb-keyval';
import type { ExperimentResults } from '../formats/results.ts';
import { checkResults } from '../formats/results-file.ts';
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
}

/** Where runs are kept between visits. */
export interface RunStorage {
  load(): Promise<readonly KeptRun[]>;
  keep(run: KeptRun): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Runs in the browser's IndexedDB, one entry a run. */
export function browserRunStorage(): RunStorage {
  const runs = createStore('learngene-playground', 'runs');
  return {
    load: async () => (await entries<string, KeptRun>(runs)).map(([, run]) => run),
    keep: (run) => set(run.id, run, runs),
    remove: (id) => del(id, runs),
  };
}

/**
 * A run as this version knows it: what an earlier version kept is brought up to date, strictly, so that an
 * InputError names what cannot be read. Documents of the present version were written here and are taken as they are.
 */
export function upToDate(run: KeptRun): KeptRun {
  const { version } = run.results as { readonly version: unknown };
  return version === 2 ? run : { ...run, results: checkResults(run.results) };
}

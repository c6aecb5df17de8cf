import { createStore, del, entries, setMany } from 'idb-keyval';
import { booleanOf, boundedInteger, shown, textOf } from '../formats/check.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { InputError } from '../lib/errors.ts';
import { isObject } from '../lib/is-object.ts';
import type { RunIdentity } from './current-run.ts';
import { readMembership, type SeriesMembership } from './run-series.ts';

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
const ENTRY_VERSION = 2;

/** Where runs are kept between visits. */
export interface RunStorage {
  /** Entries as they lie there, still to be checked by `upToDate`. */
  load(): Promise<readonly unknown[]>;
  /** Keeps all of them, or after an error none; a run of the same id is replaced. */
  keep(runs: readonly KeptRun[]): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Runs in the browser's IndexedDB, one entry a run. */
export function browserRunStorage(): RunStorage {
  const store = createStore('learngene-playground', 'runs');
  return {
    load: async () => (await entries<string, unknown>(store)).map(([, run]) => run),
    keep: (runs) => setMany(runs.map((run) => [run.id, toStore(run)]), store),
    remove: (id) => del(id, store),
  };
}

/** The entry of a run. */
export function toStore(run: KeptRun): StoredRun {
  return { ...run, entry: ENTRY_VERSION };
}

/**
 * A run as this version knows it. The entry is checked, and what an earlier version kept is brought up to date,
 * strictly, so that an InputError names what cannot be read. Results of the present version were written here and are
 * taken as they are: only this page's origin can write where they lie.
 */
export async function upToDate(stored: unknown): Promise<KeptRun> {
  const { entry = 1, ...run } = isObject(stored) ? stored : {};
  if (boundedInteger(entry, 'entry', 1) > ENTRY_VERSION) throw new InputError('entry', `entry version ${shown(entry)} is of a newer page; reload this one`);
  const kept = checkRun(run);
  const { version } = kept.results as { readonly version: unknown };
  if (version === 2) return kept;
  const { checkResults } = await import('../formats/results-file.ts');
  return { ...kept, results: checkResults(kept.results) };
}

/** The parts of an entry but its results, of which it is only seen that they are there. */
function checkRun({ id, name, ordinal, results, learngene, series, note, starred }: Readonly<Record<string, unknown>>): KeptRun {
  if (!isObject(results)) throw new InputError('results', `results ${shown(results)}: must be an object`);
  if (learngene !== undefined && !(learngene instanceof Uint8Array)) throw new InputError('learngene', 'learngene: must be the bytes of a file');
  return {
    id: textOf(id, 'id'),
    name: textOf(name, 'name'),
    ordinal: boundedInteger(ordinal, 'ordinal', 0),
    results: results as unknown as ExperimentResults,
    ...(learngene && { learngene: learngene as Uint8Array<ArrayBuffer> }),
    ...(series !== undefined && { series: readMembership(series) }),
    ...(note !== undefined && { note: textOf(note, 'note') }),
    ...(starred !== undefined && { starred: booleanOf(starred, 'starred') }),
  };
}

/** Kept runs as they are read again, checked; loaded where there are some. */
import { booleanOf, boundedInteger, shown, textOf } from '../formats/check.ts';
import { type PackedResults, unpackResults, withColumns } from '../formats/packed-results.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { InputError } from '../lib/errors.ts';
import { isObject } from '../lib/is-object.ts';
import { readMembership } from './read-membership.ts';
import { ENTRY_VERSION, type KeptRun } from './run-storage.ts';

/**
 * A run as this version knows it. The entry is checked, and what an earlier version kept is brought up to date,
 * strictly, so that an InputError names what cannot be read. Results of the present version were written here and are
 * taken as they are: only this page's origin can write where they lie.
 */
export async function upToDate(stored: unknown): Promise<KeptRun> {
  const { entry = 1, ...run } = isObject(stored) ? stored : {};
  const version = boundedInteger(entry, 'entry', 1);
  if (version > ENTRY_VERSION) throw new InputError('entry', `entry version ${shown(entry)} is of a newer page; reload this one`);
  const kept = checkRun(run);
  return { ...kept, results: withColumns(version < 3 ? await checkedOnce(kept.results) : unpackResults(packedOf(kept.results))) };
}

/** Points in buffers, if they are. */
function packedOf(results: object): PackedResults {
  const { series } = results as { readonly series?: unknown };
  if (isObject(series) && ArrayBuffer.isView(series['places'])) return results as PackedResults;
  throw new InputError('series', `series ${shown(series)}: must be points in buffers`);
}

/** Results of the first version are brought up to date. */
async function checkedOnce(results: object): Promise<ExperimentResults> {
  const { version, series } = results as { readonly version?: unknown; readonly series?: unknown };
  if (version === 2 && Array.isArray(series)) return results as ExperimentResults;
  const { checkResults } = await import('../formats/results-file.ts');
  return checkResults(results);
}

/** A run whose results were seen to be there, and no more. */
type UncheckedRun = Omit<KeptRun, 'results'> & { readonly results: object };

/** The parts of an entry but its results, of which it is only seen that they are there. */
function checkRun({ id, name, ordinal, results, learngene, series, note, starred }: Readonly<Record<string, unknown>>): UncheckedRun {
  if (!isObject(results)) throw new InputError('results', `results ${shown(results)}: must be an object`);
  if (learngene !== undefined && !(learngene instanceof Uint8Array)) throw new InputError('learngene', 'learngene: must be the bytes of a file');
  return {
    id: textOf(id, 'id'),
    name: textOf(name, 'name'),
    ordinal: boundedInteger(ordinal, 'ordinal', 0),
    results,
    ...(learngene && { learngene: learngene as Uint8Array<ArrayBuffer> }),
    ...(series !== undefined && { series: readMembership(series) }),
    ...(note !== undefined && { note: textOf(note, 'note') }),
    ...(starred !== undefined && { starred: booleanOf(starred, 'starred') }),
  };
}

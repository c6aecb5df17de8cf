/** Kept runs as they are read again, checked; loaded where there are some. */
import { booleanOf, boundedInteger, closedObject, shown, textOf } from '../formats/check.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { InputError } from '../lib/errors.ts';
import type { SeriesMembership } from './run-series.ts';
import { ENTRY_VERSION, type KeptRun } from './run-storage.ts';

/**
 * A run as this version knows it. The entry is checked, and what an earlier version kept is brought up to date,
 * strictly, so that an InputError names what cannot be read. Results of the present version were written here and are
 * taken as they are: only this page's origin can write where they lie.
 */
export async function upToDate(stored: unknown): Promise<KeptRun> {
  const { entry = 1, ...run } = isRecord(stored) ? stored : {};
  if (boundedInteger(entry, 'entry', 1) > ENTRY_VERSION) throw new InputError('entry', `entry version ${shown(entry)} is of a newer page; reload this one`);
  const kept = checkRun(run);
  const { version } = kept.results as { readonly version: unknown };
  if (version === 2) return kept;
  const { checkResults } = await import('../formats/results-file.ts');
  return { ...kept, results: checkResults(kept.results) };
}

/** The parts of an entry but its results, of which it is only seen that they are there. */
function checkRun({ id, name, ordinal, results, learngene, series, note, starred }: Readonly<Record<string, unknown>>): KeptRun {
  if (!isRecord(results)) throw new InputError('results', `results ${shown(results)}: must be an object`);
  if (learngene !== undefined && !(learngene instanceof Uint8Array)) throw new InputError('learngene', 'learngene: must be the bytes of a file');
  return {
    id: textOf(id, 'id'),
    name: textOf(name, 'name'),
    ordinal: boundedInteger(ordinal, 'ordinal', 0),
    results: results as unknown as ExperimentResults,
    ...(learngene && { learngene: learngene as Uint8Array<ArrayBuffer> }),
    ...(series !== undefined && { series: seriesOf(series) }),
    ...(note !== undefined && { note: textOf(note, 'note') }),
    ...(starred !== undefined && { starred: booleanOf(starred, 'starred') }),
  };
}

function seriesOf(item: unknown): SeriesMembership {
  const { id, label, variant } = closedObject(item, 'series', ['id', 'label', 'variant']);
  return { id: textOf(id, 'series.id'), label: textOf(label, 'series.label'), variant: textOf(variant, 'series.variant') };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

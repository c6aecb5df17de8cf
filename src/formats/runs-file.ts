/**
 * Runs as a file to keep or to pass on: `learngene-runs`, a list of results documents with what a person calls them
 * and wrote about them. Learngenes are not in it; each has a safetensors file of its own.
 */
import { InputError } from '../lib/errors.ts';
import { isObject } from '../lib/is-object.ts';
import { booleanOf, closedObject, listOf, parseJsonText, shown, textOf } from './check.ts';
import { checkResults, resultsPieces } from './results-file.ts';
import type { ExperimentResults } from './results.ts';
import { checkRunName, checkRunNote } from './run-label.ts';

/** Most runs that one file may hold. */
const MOST_RUNS = 500;

/** The experiment that a run was one variant of. */
interface SeriesLabel {
  readonly id: string;
  readonly label: string;
  readonly variant: string;
}

/** A run in a file. */
export interface FiledRun {
  readonly id: string;
  readonly name: string;
  /** Plain text of any number of lines; empty for none. */
  readonly note: string;
  readonly starred: boolean;
  readonly series: SeriesLabel | null;
  readonly results: ExperimentResults;
}

/** What a file may hold: runs with their names, or the bare results of one run, as the command line writes them. */
export type RunsFile = { readonly runs: readonly FiledRun[] } | { readonly results: ExperimentResults };

/** The text of a file of these runs. */
export function formatRuns(runs: readonly FiledRun[]): string {
  return [...runsPieces(runs)].join('');
}

/** The same in short pieces. */
export function* runsPieces(runs: readonly FiledRun[]): Generator<string, void, undefined> {
  yield '{"format":"learngene-runs","version":1,"runs":[';
  for (const [place, { results, ...label }] of runs.entries()) {
    yield `${place === 0 ? '' : ','}\n${JSON.stringify(label).slice(0, -1)},"results":`;
    yield* resultsPieces(results);
    yield '}';
  }
  yield '\n]}\n';
}

/** Reads either kind of file strictly; throws an InputError that names the first thing wrong with it. */
export function parseRuns(text: string): RunsFile {
  const document = parseJsonText(text, 'runs');
  if (formatOf(document) === 'learngene-results') return { results: checkResults(document) };
  const value = closedObject(document, '', ['format', 'version', 'runs']);
  if (value.version !== 1) {
    throw new InputError('version', `version ${shown(value.version)} of learngene-runs: must be 1; open it in a newer page`);
  }
  const runs = listOf(value.runs, 'runs', filedRunOf, { least: 1, most: MOST_RUNS });
  const twice = runs.find(({ id }, i) => runs.findIndex((other) => other.id === id) < i);
  if (twice) throw new InputError('runs', `runs: the id ${twice.id} is given twice; keep one of them`);
  return { runs };
}

function formatOf(document: unknown): 'learngene-runs' | 'learngene-results' {
  const format = isObject(document) && Object.hasOwn(document, 'format') ? document['format'] : undefined;
  if (format === 'learngene-runs' || format === 'learngene-results') return format;
  const found = format === undefined ? 'is missing' : shown(format);
  throw new InputError('format', `format ${found}: must be learngene-runs or learngene-results; choose a file that this page or the command line wrote`);
}

function filedRunOf(item: unknown, path: string): FiledRun {
  const value = closedObject(item, path, ['id', 'name', 'note', 'starred', 'series', 'results']);
  return {
    id: idOf(value.id, `${path}.id`),
    name: checkRunName(value.name, `${path}.name`),
    note: checkRunNote(value.note, `${path}.note`),
    starred: booleanOf(value.starred, `${path}.starred`),
    series: value.series === null ? null : seriesOf(value.series, `${path}.series`),
    results: within(`${path}.results`, () => checkResults(value.results)),
  };
}

function seriesOf(item: unknown, path: string): SeriesLabel {
  const value = closedObject(item, path, ['id', 'label', 'variant']);
  return {
    id: idOf(value.id, `${path}.id`),
    label: checkRunName(value.label, `${path}.label`),
    variant: checkRunName(value.variant, `${path}.variant`),
  };
}

/** As the page makes them: they are keys of its storage. */
function idOf(value: unknown, path: string): string {
  const id = textOf(value, path);
  if (/^[a-z0-9-]{1,60}$/.test(id)) return id;
  throw new InputError(path, `${path} ${shown(id)}: must be 1 to 60 of a-z, 0-9 and -`);
}

/** Says of an InputError in which run of the file it is. */
function within<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (thrown) {
    if (!(thrown instanceof InputError)) throw thrown;
    throw new InputError(`${path}.${thrown.path}`, `${path}: ${thrown.message}`);
  }
}

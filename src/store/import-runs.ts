/** Runs from files that a person gives, checked in full before any of them is kept. */
import { formatResults } from '../formats/results-file.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { checkRunName } from '../formats/run-label.ts';
import { type FiledRun, parseRuns } from '../formats/runs-file.ts';
import { InputError, messageOf } from '../lib/errors.ts';
import { formatBytes } from '../lib/format.ts';
import { freeName, runName } from './run-name.ts';
import type { KeptRun } from './run-storage.ts';

/** Most bytes of all files that are read at once: their text is held in memory and parsed on the page. */
export const MOST_BYTES = 100_000_000;

/** A file that was chosen or dropped; a browser's `File` is one. */
export interface GivenFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  text(): Promise<string>;
}

/** A run of a file. Bare results have no id, and are called like their file. */
type GivenRun = Omit<FiledRun, 'id'> & { readonly id: string | undefined };

/** All runs of the files, in their order; throws an InputError that names every file that cannot be read. */
export async function readRunFiles(files: readonly GivenFile[]): Promise<readonly GivenRun[]> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > MOST_BYTES) {
    throw new InputError('files', `files of ${formatBytes(bytes)}: at most ${formatBytes(MOST_BYTES)} are read at once; choose fewer`);
  }
  const problems: string[] = [];
  const runs: GivenRun[] = [];
  for (const file of files) {
    try {
      runs.push(...runsOf(file.name, await textOf(file)));
    } catch (thrown) {
      if (!(thrown instanceof InputError)) throw thrown;
      problems.push(`${file.name}: ${thrown.message}`);
    }
  }
  if (problems.length > 0) throw new InputError('files', `${problems.join('. ')}. Nothing was imported`);
  return runs;
}

/** The runs that are not kept yet, as they are to be kept after `history`; and how many are kept already. */
export function newRuns(
  given: readonly GivenRun[], history: readonly KeptRun[], now: number,
): { readonly fresh: readonly KeptRun[]; readonly known: number } {
  const fresh: KeptRun[] = [];
  const taken = new Set(history.map(({ name }) => name));
  let ordinal = Math.max(0, ...history.map((kept) => kept.ordinal));
  // A file lists the newest run first, which gets the highest number.
  for (const run of given.toReversed()) {
    if ([...history, ...fresh].some((kept) => isSameRun(kept, run))) continue;
    ordinal++;
    const id = run.id ?? `${now.toString(36)}-${ordinal}`;
    const name = run.name === '' ? runName(id, ordinal, taken) : freeName(run.name, taken);
    taken.add(name);
    fresh.push(keptRunOf(run, id, name, ordinal));
  }
  return { fresh: fresh.toReversed(), known: given.length - fresh.length };
}

/** What is in a file; it may have been moved or changed since it was chosen. */
async function textOf(file: GivenFile): Promise<string> {
  try {
    return await file.text();
  } catch (thrown) {
    throw new InputError('file', `cannot be read (${messageOf(thrown)}); choose it again`);
  }
}

function runsOf(fileName: string, text: string): readonly GivenRun[] {
  const file = parseRuns(text);
  if ('runs' in file) return file.runs;
  return [{ id: undefined, name: nameOfFile(fileName), note: '', starred: false, series: null, results: file.results }];
}

/** The file's name without its ending; empty where that is no name for a run. */
function nameOfFile(fileName: string): string {
  try {
    return checkRunName(fileName.replace(/\.json$/i, ''), 'name');
  } catch {
    return '';
  }
}

function keptRunOf({ note, starred, series, results }: GivenRun, id: string, name: string, ordinal: number): KeptRun {
  return { id, name, ordinal, results, ...(series && { series }), ...(note !== '' && { note }), ...(starred && { starred }) };
}

/** Of one id, or of one content: the same run may have been exported alone and with others. */
function isSameRun(kept: KeptRun, { id, results }: GivenRun): boolean {
  return kept.id === id || haveSameContent(kept.results, results);
}

function haveSameContent(a: ExperimentResults, b: ExperimentResults): boolean {
  return a.startedAt === b.startedAt && a.seconds === b.seconds && formatResults(a) === formatResults(b);
}

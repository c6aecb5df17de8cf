/** Runs from files that a person gives, checked in full before any of them is kept. */
import { packResults } from '../formats/packed-results.ts';
import { checkRunName } from '../formats/run-label.ts';
import { parseRuns } from '../formats/runs-file.ts';
import { InputError, messageOf } from '../lib/errors.ts';
import { formatBytes } from '../lib/format.ts';
import type { GivenFile, GivenRun, ReadRequest, ReadResponse } from './run-files-protocol.ts';

/** Most bytes of all files that are read at once: their text is held in memory. */
const MOST_BYTES = 100_000_000;

/** Never rejects. */
export async function answerRead({ files }: ReadRequest): Promise<ReadResponse> {
  try {
    return { type: 'runs', runs: await runsOf(files) };
  } catch (thrown) {
    return { type: 'failed', message: messageOf(thrown) };
  }
}

/** All runs of the files, in their order; throws an InputError that names every file that cannot be read. */
async function runsOf(files: readonly GivenFile[]): Promise<readonly GivenRun[]> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > MOST_BYTES) {
    throw new InputError('files', `files of ${formatBytes(bytes)}: at most ${formatBytes(MOST_BYTES)} are read at once; choose fewer`);
  }
  const problems: string[] = [];
  const runs: GivenRun[] = [];
  for (const file of files) {
    try {
      runs.push(...runsIn(file.name, await textOf(file)));
    } catch (thrown) {
      if (!(thrown instanceof InputError)) throw thrown;
      problems.push(`${file.name}: ${thrown.message}`);
    }
  }
  if (problems.length > 0) throw new InputError('files', `${problems.join('. ')}. Nothing was imported`);
  return runs;
}

/** What is in a file; it may have been moved or changed since it was chosen. */
async function textOf(file: GivenFile): Promise<string> {
  try {
    return await file.text();
  } catch (thrown) {
    throw new InputError('file', `cannot be read (${messageOf(thrown)}); choose it again`);
  }
}

function runsIn(fileName: string, text: string): readonly GivenRun[] {
  const file = parseRuns(text);
  if ('runs' in file) return file.runs.map((run) => ({ ...run, results: packResults(run.results) }));
  return [{ id: undefined, name: nameOfFile(fileName), note: '', starred: false, series: null, results: packResults(file.results) }];
}

/** The file's name without its ending; empty where that is no name for a run. */
function nameOfFile(fileName: string): string {
  try {
    return checkRunName(fileName.replace(/\.json$/i, ''), 'name');
  } catch {
    return '';
  }
}

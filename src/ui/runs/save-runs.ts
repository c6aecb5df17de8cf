/** Runs as files that the browser saves: they are written in a worker, as long ones take their time. */
import { packResults } from '../../formats/packed-results.ts';
import { filedRun } from '../../store/filed-run.ts';
import type { KeptRuns } from '../../store/kept-runs.ts';
import type { KeptRun } from '../../store/run-storage.ts';
import { download } from '../controls/download.ts';

/** Runs with their names, as one file. */
export async function saveRuns(kept: KeptRuns, runs: readonly KeptRun[]): Promise<void> {
  const file = await kept.file({ format: 'runs', runs: runs.map(filedRun) });
  if (file) download('learngene-runs.json', file);
}

/** The document of one run, or all its raw values as CSV. */
export async function saveRun(kept: KeptRuns, { name, results }: KeptRun, format: 'results' | 'values'): Promise<void> {
  const file = await kept.file({ format, results: packResults(results) });
  if (file) download(`${name}.${format === 'results' ? 'json' : 'csv'}`, file);
}

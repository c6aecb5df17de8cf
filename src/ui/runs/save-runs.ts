/** Runs as files that the browser saves; long ones are written in slices, between which the page goes on. */
import { resultsCsvPieces, resultsPieces } from '../../formats/results-file.ts';
import { runsPieces } from '../../formats/runs-file.ts';
import { blobInSlices } from '../../lib/slices.ts';
import { filedRun } from '../../store/filed-run.ts';
import type { KeptRun } from '../../store/run-storage.ts';
import { download } from '../controls/download.ts';

/** Runs with their names, as one file. */
export async function saveRuns(runs: readonly KeptRun[]): Promise<void> {
  download('learngene-runs.json', await blobInSlices(runsPieces(runs.map(filedRun)), 'application/json'));
}

/** The document of one run. */
export async function saveResults({ name, results }: KeptRun): Promise<void> {
  download(`${name}.json`, await blobInSlices(resultsPieces(results), 'application/json'));
}

/** All raw values of one run. */
export async function saveValues({ name, results }: KeptRun): Promise<void> {
  download(`${name}.csv`, await blobInSlices(resultsCsvPieces(results), 'text/csv'));
}

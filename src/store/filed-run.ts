import type { FiledRun } from '../formats/runs-file.ts';
import type { KeptRun } from './run-storage.ts';

/** A kept run as a file of runs holds it. */
export function filedRun({ id, name, note = '', starred = false, series, results }: KeptRun): FiledRun {
  // Ids of built-in runs are paths.
  return { id: id.replaceAll(/[^a-z0-9-]/g, '-'), name, note, starred, series: series ?? null, results };
}

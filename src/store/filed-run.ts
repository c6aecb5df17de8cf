import { packResults } from '../formats/packed-results.ts';
import type { PackedRun } from '../worker/run-files-protocol.ts';
import type { KeptRun } from './run-storage.ts';

/** A kept run as a file of runs is to hold it. */
export function filedRun({ id, name, note = '', starred = false, series, results }: KeptRun): PackedRun {
  // Ids of built-in runs are paths.
  return { id: id.replaceAll(/[^a-z0-9-]/g, '-'), name, note, starred, series: series ?? null, results: packResults(results) };
}

import { InputError } from '../../lib/errors.ts';
import type { DataFile } from '../byte-source.ts';

/** Files of one archive or directory; more would fill memory with names. */
export const mostFiles = 1_000_000;

/** Throws an InputError for paths that lead out of their archive, that are given twice, or that are too many. */
export function checkFiles(files: readonly DataFile[], archive: string): void {
  if (files.length > mostFiles) throw tooManyFiles(archive);
  const seen = new Set<string>();
  for (const { path } of files) {
    const parts = path.split(/[/\\]/);
    if (parts.includes('..') || /^(?:[/\\]|[a-z]:)/i.test(path) || path.includes('\0')) {
      throw leadsOut(path, archive);
    }
    if (seen.has(path)) throw new InputError(path, `${path}: is in ${archive} twice; make the archive anew, with each file once`);
    seen.add(path);
  }
}

export function leadsOut(path: string, archive: string): InputError {
  return new InputError(path, `${JSON.stringify(path)}: leads out of ${archive}; make the archive anew, with paths relative to its top`);
}

export function tooManyFiles(archive: string): InputError {
  return new InputError('data', `${archive}: holds more than ${mostFiles} files; give fewer images, or shards of them (.tar or .parquet)`);
}

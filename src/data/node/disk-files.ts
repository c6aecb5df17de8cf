import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError, messageOf } from '../../lib/errors.ts';
import type { ReadFile } from '../shard-directory.ts';

/** Files of a directory on disk. */
export function diskFiles(directory: string): ReadFile {
  return async (file, signal) => {
    const path = join(directory, file);
    try {
      return new Uint8Array(await readFile(path, signal ? { signal } : {}));
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new InputError(file, `${path}: cannot be read (${messageOf(error)}); is it there, and may you read it?`);
    }
  };
}

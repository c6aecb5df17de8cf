import { openAsBlob } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { InputError, messageOf } from '../../lib/errors.ts';
import { blobSource, checkSize, type DataFile } from '../byte-source.ts';

/** All files below a directory, with paths relative to it. */
export async function directoryFiles(directory: string): Promise<DataFile[]> {
  const found = await readdir(directory, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return {
        path: relative(directory, path).split(sep).join('/'),
        open: async (atMost = Infinity) => {
          const blob = await blobOf(path);
          checkSize(path, blob.size, atMost);
          return blobSource(blob);
        },
      };
    });
}

/** A file on disk; its bytes are read when asked for. */
export async function blobOf(path: string): Promise<Blob> {
  try {
    return await openAsBlob(path);
  } catch (error) {
    throw new InputError(path, `${path}: cannot be read (${messageOf(error)}); is it there, and may you read it?`);
  }
}

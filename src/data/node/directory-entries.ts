import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { InputError, messageOf } from '../../lib/errors.ts';
import type { ImageEntry } from '../image-folder.ts';

/** All files below a directory, with paths relative to it. */
export async function directoryEntries(directory: string): Promise<ImageEntry[]> {
  const found = await readdir(directory, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path: relative(directory, path).split(sep).join('/'), read: () => readWhole(path) };
    });
}

async function readWhole(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw new InputError(path, `${path}: cannot be read (${messageOf(error)}); is it there, and may you read it?`);
  }
}

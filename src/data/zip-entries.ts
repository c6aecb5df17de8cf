import { BlobReader, ZipReader } from '@zip.js/zip.js';
import type { FileEntry } from '@zip.js/zip.js';
import { InputError, messageOf } from '../lib/errors.ts';
import { formatBytes } from '../lib/format.ts';
import type { ImageEntry } from './image-folder.ts';

const largestFile = 64e6; // bytes; an image file beyond that is a mistake or a zip bomb

export interface ZipContents {
  readonly entries: readonly ImageEntry[];
  readonly close: () => Promise<void>;
}

/** The files of a zip; each is read from the blob when asked for. Throws an InputError when it is no zip. */
export async function zipEntries(zip: Blob, name: string): Promise<ZipContents> {
  // In this thread: data are read in a worker of our own already, and Node has no such workers.
  const reader = new ZipReader(new BlobReader(zip), { useWebWorkers: false });
  const listed = await reader.getEntries().catch((error: unknown) => {
    throw new InputError('data', `${name}: cannot be read as a zip file (${messageOf(error)}); is it one, and whole?`);
  });
  const files = listed.filter((entry): entry is FileEntry => !entry.directory);
  return {
    entries: files.map((entry) => ({ path: entry.filename, read: () => readEntry(entry) })),
    close: () => reader.close(),
  };
}

async function readEntry(entry: FileEntry): Promise<Uint8Array<ArrayBuffer>> {
  const { filename, uncompressedSize } = entry;
  if (uncompressedSize > largestFile) {
    throw new InputError(filename, `${filename} of ${formatBytes(uncompressedSize)}: must be at most ${formatBytes(largestFile)}; shrink or remove it`);
  }
  try {
    return new Uint8Array(await entry.arrayBuffer());
  } catch (error) {
    throw new InputError(filename, `${filename}: cannot be read from the zip file (${messageOf(error)}); make the zip anew`);
  }
}

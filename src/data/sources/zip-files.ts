import { ERR_UNSAFE_FILENAME, Reader, ZipReader } from '@zip.js/zip.js';
import type { FileEntry } from '@zip.js/zip.js';
import { InputError, messageOf } from '../../lib/errors.ts';
import { checkSize, largestUnpacked, memorySource, type ByteSource, type DataFile } from '../byte-source.ts';
import { leadsOut } from './check-files.ts';
import { inflated, localHeaderBytes, localHeaderOf, storedPiece } from './zip-entries.ts';

/** Files of one zip: what the library keeps of each takes 6 kB (measured), and a million of them end the program. */
const mostZipFiles = 250_000;

export interface ZipContents {
  readonly files: readonly DataFile[];
  readonly close: () => Promise<void>;
}

/** Whether the bytes begin as a zip does, even an empty one (APPNOTE 4.3.7, 4.3.16). */
export function isZip(start: Uint8Array): boolean {
  return start[0] === 0x50 && start[1] === 0x4b && ((start[2] === 3 && start[3] === 4) || (start[2] === 5 && start[3] === 6));
}

/** The files of a zip, up to `most`; each is unpacked when asked for. Throws an InputError when it is no zip, or holds more. */
export async function zipFiles(zip: ByteSource, name: string, most = mostZipFiles): Promise<ZipContents> {
  // In this thread: data are read in a worker of our own already, and Node has no such workers.
  const reader = new ZipReader(new SourceReader(zip), { useWebWorkers: false, decodeText: textWithoutFlag });
  const listed: FileEntry[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (!entry.directory) listed.push(entry);
      if (listed.length > most) {
        throw new InputError('data', `${name}: holds more than ${most} files; give them as a directory, or as .tar or .parquet files`);
      }
    }
    checkOverlaps(listed, name);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { message, filename } = Object(error) as { message?: unknown; filename?: unknown };
    if (message === ERR_UNSAFE_FILENAME) throw leadsOut(String(filename), name);
    throw new InputError('data', `${name}: cannot be read as a zip file (${messageOf(error)}); is it one, and whole?`);
  }
  return {
    files: listed.map((entry) => ({
      path: entry.filename.replaceAll('\\', '/'),
      open: (atMost = largestUnpacked) => openEntry(zip, entry, atMost),
    })),
    close: () => reader.close(),
  };
}

/**
 * A name that does not say its encoding is CP437 by the standard (APPNOTE D.1), which the library reads; archivers
 * of macOS and others write UTF-8 there all the same, which no text in CP437 is by chance.
 */
function textWithoutFlag(bytes: Uint8Array, encoding: string): string | undefined {
  if (encoding !== 'cp437') return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Throws an InputError for files that share bytes, as in archives made to unpack to far more than they are. */
function checkOverlaps(entries: readonly FileEntry[], name: string): void {
  let end = 0;
  let before = '';
  for (const { filename, offset, compressedSize } of entries.toSorted((a, b) => a.offset - b.offset)) {
    if (offset < end) throw new InputError(filename, `${filename}: shares bytes of ${name} with ${before}; make the zip anew`);
    end = offset + localHeaderBytes + compressedSize;
    before = filename;
  }
}

/** What the library reads a zip by. */
class SourceReader extends Reader<ByteSource> {
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    super(source);
    this.#source = source;
    this.size = source.size;
  }

  override readUint8Array(start: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.#source.read(start, Math.min(start + length, this.#source.size));
  }
}

/** A file's bytes; unpacked into memory where they are compressed, but not where that gives more or fewer of them than it declares. */
async function openEntry(zip: ByteSource, entry: FileEntry, atMost: number): Promise<ByteSource> {
  const { filename, uncompressedSize, encrypted } = entry;
  if (encrypted) throw new InputError(filename, `${filename}: is encrypted; make the zip anew, without a password`);
  const header = await localHeaderOf(zip, entry);
  const stored = header && storedPiece(zip, entry, header);
  if (stored) return stored;
  checkSize(filename, uncompressedSize, atMost);
  try {
    const bytes = (header && (await inflated(zip, entry, header))) ?? new Uint8Array(await entry.arrayBuffer({ checkCrc32: true }));
    return memorySource(bytes);
  } catch (error) {
    throw new InputError(filename, `${filename}: cannot be read from the zip file (${messageOf(error)}); make the zip anew`);
  }
}

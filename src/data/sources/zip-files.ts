import { ERR_UNSAFE_FILENAME, Reader, ZipReader } from '@zip.js/zip.js';
import type { FileEntry } from '@zip.js/zip.js';
import { InputError, messageOf } from '../../lib/errors.ts';
import { checkSize, largestUnpacked, memorySource, pieceOf, type ByteSource, type DataFile } from '../byte-source.ts';
import { leadsOut } from './check-files.ts';

/** Files of one zip: what the library keeps of each takes 6 kB (measured), and a million of them end the program. */
const mostZipFiles = 250_000;

/** Of the header before each file, besides its name. */
const localHeaderBytes = 30;

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
      open: async (atMost = largestUnpacked) => (await storedPiece(zip, entry)) ?? unpack(entry, atMost),
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

/** Unpacks into memory; the library stops at a file that gives more or fewer bytes than it declares. */
async function unpack(entry: FileEntry, atMost: number): Promise<ByteSource> {
  const { filename, uncompressedSize, encrypted } = entry;
  if (encrypted) throw new InputError(filename, `${filename}: is encrypted; make the zip anew, without a password`);
  checkSize(filename, uncompressedSize, atMost);
  try {
    return memorySource(new Uint8Array(await entry.arrayBuffer()));
  } catch (error) {
    throw new InputError(filename, `${filename}: cannot be read from the zip file (${messageOf(error)}); make the zip anew`);
  }
}

/**
 * The piece of the zip that is a file which lies there as it is, as photographs mostly do: far faster than
 * the library's streams. Undefined when it is compressed, encrypted or not where it is said to lie. Throws an
 * InputError where the file's own header says another size or method than the directory.
 */
async function storedPiece(zip: ByteSource, entry: FileEntry): Promise<ByteSource | undefined> {
  const { compressionMethod, encrypted, offset, compressedSize, uncompressedSize } = entry;
  if (compressionMethod !== 0 || encrypted || compressedSize !== uncompressedSize || offset + localHeaderBytes > zip.size) return undefined;
  const bytes = await zip.read(offset, offset + localHeaderBytes);
  const header = new DataView(bytes.buffer, bytes.byteOffset, localHeaderBytes);
  const start = offset + localHeaderBytes + header.getUint16(26, true) + header.getUint16(28, true);
  if (header.getUint32(0, true) !== 0x04034b50 || start + compressedSize > zip.size) return undefined;
  checkLocalHeader(header, entry);
  return pieceOf(zip, start, start + compressedSize);
}

/**
 * A file's own header (APPNOTE 4.3.7): flags at byte 6, method at 8, sizes packed and unpacked at 18 and 22, lengths
 * of name and extra field at 26 and 28. Sizes may be left to a descriptor behind the file (flag 3), or to zip64.
 */
function checkLocalHeader(header: DataView, { filename, compressedSize }: FileEntry): void {
  const method = header.getUint16(8, true);
  const sizes = [header.getUint32(18, true), header.getUint32(22, true)];
  const isLater = (header.getUint16(6, true) & 8) !== 0;
  const isSame = sizes.every((size) => size === compressedSize || size === 0xffffffff || (isLater && size === 0));
  if (method === 0 && isSame) return;
  const said = method === 0 ? `${sizes.join(' and ')} bytes` : `that it is compressed (method ${method})`;
  throw new InputError(filename, `${filename}: the zip’s directory says ${compressedSize} bytes as they are, its own header ${said}; make the zip anew`);
}

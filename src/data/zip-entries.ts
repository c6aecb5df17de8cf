import { BlobReader, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js';
import type { FileEntry } from '@zip.js/zip.js';
import { InputError, messageOf } from '../lib/errors.ts';
import { formatBytes } from '../lib/format.ts';
import type { ImageEntry } from './image-folder.ts';

const largestFile = 64e6; // bytes; an image file beyond that is a mistake or a zip bomb
/** Bytes up to which a zip is held in memory: reading a chosen file piece by piece is slow in browsers. */
const heldInMemory = 256e6;

export interface ZipContents {
  readonly entries: readonly ImageEntry[];
  readonly close: () => Promise<void>;
}

/** The files of a zip; each is unpacked when asked for. Throws an InputError when it is no zip. */
export async function zipEntries(zip: Blob, name: string): Promise<ZipContents> {
  // In this thread: data are read in a worker of our own already, and Node has no such workers.
  const held = zip.size <= heldInMemory ? new Uint8Array(await zip.arrayBuffer()) : undefined;
  const reader = new ZipReader(held ? new Uint8ArrayReader(held) : new BlobReader(zip), { useWebWorkers: false });
  const listed = await reader.getEntries().catch((error: unknown) => {
    throw new InputError('data', `${name}: cannot be read as a zip file (${messageOf(error)}); is it one, and whole?`);
  });
  const files = listed.filter((entry): entry is FileEntry => !entry.directory);
  return {
    entries: files.map((entry) => ({ path: entry.filename, read: async () => (held && storedBytes(held, entry)) ?? unpack(entry) })),
    close: () => reader.close(),
  };
}

async function unpack(entry: FileEntry): Promise<Uint8Array<ArrayBuffer>> {
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

/**
 * The bytes of a file that lies in the zip as it is, as photographs mostly do: copied out, which is far
 * faster than the library's streams. Undefined when it is compressed, encrypted or not where it is said to lie.
 * (Local file header, APPNOTE 4.3.7: signature, lengths of name and extra field at 26 and 28, 30 bytes in all.)
 */
function storedBytes(zip: Uint8Array<ArrayBuffer>, entry: FileEntry): Uint8Array<ArrayBuffer> | undefined {
  const { compressionMethod, encrypted, offset, compressedSize, uncompressedSize } = entry;
  if (compressionMethod !== 0 || encrypted || compressedSize !== uncompressedSize || offset + 30 > zip.length) return undefined;
  const header = new DataView(zip.buffer, zip.byteOffset + offset, 30);
  const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const isThere = header.getUint32(0, true) === 0x04034b50 && start + compressedSize <= zip.length;
  return isThere ? zip.slice(start, start + compressedSize) : undefined;
}

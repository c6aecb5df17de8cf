/**
 * Files of a zip read without the library's streams, which cost milliseconds a file: those that lie there as they are,
 * as photographs mostly do, and small compressed ones. What is unusual or contradicts itself is left to the library.
 */
import type { FileEntry } from '@zip.js/zip.js';
import { InputError } from '../../lib/errors.ts';
import { pieceOf, type ByteSource } from '../byte-source.ts';
import { gunzippedTo } from './gunzip.ts';

/** Of the header before each file, besides its name. */
export const localHeaderBytes = 30;
/** Unpacked bytes up to which a file is small: its memory is made before it is known whether it fills it. */
const mostSmall = 1e6;

/** A file's own header (APPNOTE 4.3.7). */
export interface LocalHeader {
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Sum and sizes are told behind the file (flag 3), and may be 0 here. */
  readonly isLater: boolean;
  readonly crc32: number;
  /** Bytes; 0xffffffff where zip64 tells them. */
  readonly packed: number;
  readonly unpacked: number;
  /** Where the file's bytes begin in the zip. */
  readonly start: number;
}

/** The header where the directory says that it lies; undefined where there is none, or where its file would not fit into the zip. */
export async function localHeaderOf(zip: ByteSource, { offset, compressedSize }: FileEntry): Promise<LocalHeader | undefined> {
  if (offset + localHeaderBytes > zip.size) return undefined;
  const bytes = await zip.read(offset, offset + localHeaderBytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, localHeaderBytes);
  const start = offset + localHeaderBytes + view.getUint16(26, true) + view.getUint16(28, true); // behind name and extra field
  if (view.getUint32(0, true) !== 0x04034b50 || start + compressedSize > zip.size) return undefined;
  const flags = view.getUint16(6, true);
  return {
    method: view.getUint16(8, true), isEncrypted: (flags & 1) !== 0, isLater: (flags & 8) !== 0,
    crc32: view.getUint32(14, true), packed: view.getUint32(18, true), unpacked: view.getUint32(22, true), start,
  };
}

/**
 * The piece of the zip that is a file which lies there as it is; undefined when it is compressed. Throws an InputError
 * where the file's own header says another size or method than the directory.
 */
export function storedPiece(zip: ByteSource, { filename, compressionMethod, compressedSize, uncompressedSize }: FileEntry, header: LocalHeader): ByteSource | undefined {
  if (compressionMethod !== 0 || compressedSize !== uncompressedSize) return undefined;
  const { method, isLater, packed, unpacked, start } = header;
  const isSame = [packed, unpacked].every((size) => size === compressedSize || size === 0xffffffff || (isLater && size === 0));
  if (method === 0 && isSame) return pieceOf(zip, start, start + compressedSize);
  const said = method === 0 ? `${packed} and ${unpacked} bytes` : `that it is compressed (method ${method})`;
  throw new InputError(filename, `${filename}: the zip’s directory says ${compressedSize} bytes as they are, its own header ${said}; make the zip anew`);
}

/**
 * The bytes of a small file that is compressed; undefined of others. Its deflated bytes become a gzip (RFC 1952) with the
 * directory's sum and size at its end, so that the platform unpacks and checks them in one. Throws whatever the platform
 * throws for damaged ones.
 */
export async function inflated(zip: ByteSource, entry: FileEntry, header: LocalHeader): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { compressionMethod, compressedSize, uncompressedSize, crc32 } = entry;
  if (compressionMethod !== 8 || uncompressedSize > mostSmall || compressedSize > mostSmall) return undefined;
  if (crc32 === undefined || !agrees(header, entry)) return undefined;
  const gzip = new Uint8Array(10 + compressedSize + 8);
  gzip.set([0x1f, 0x8b, 8]);
  gzip.set(await zip.read(header.start, header.start + compressedSize), 10);
  const end = new DataView(gzip.buffer, 10 + compressedSize);
  end.setUint32(0, crc32, true);
  end.setUint32(4, uncompressedSize, true);
  return gunzippedTo(uncompressedSize, gzip);
}

/** Whether a compressed file's own header says what the directory says. */
function agrees({ method, isEncrypted, isLater, crc32, packed, unpacked }: LocalHeader, entry: FileEntry): boolean {
  if (method !== entry.compressionMethod || isEncrypted) return false;
  return isLater || (crc32 === entry.crc32 && packed === entry.compressedSize && unpacked === entry.uncompressedSize);
}

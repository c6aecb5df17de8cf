import { InputError } from '../lib/errors.ts';
import { formatBytes } from '../lib/format.ts';

/** Bytes that can be read from any place: a file on disk, a piece of an archive, or memory. */
export interface ByteSource {
  readonly size: number;
  /** Each read asks a server: what is read together should be little. */
  readonly remote?: boolean;
  /** The bytes from `start` up to `end`, both within the size; they may be shared and must not be written to. */
  read(start: number, end: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
}

/** A file among those of a data set: in a directory, in an archive, or on its own. */
export interface DataFile {
  /** With folders, parted by `/`; unique in the data set and shown in messages. */
  readonly path: string;
  /** Throws an InputError that names the path where it cannot be read or would unpack to more bytes than `atMost`. */
  open(atMost?: number): Promise<ByteSource>;
}

/** Bytes up to which a file is held in memory: reading a chosen file piece by piece is slow in browsers. */
const heldInMemory = 256e6;
/** Bytes of one image file or text; beyond that it is a mistake or an archive made to fill memory. */
export const largestFile = 64e6;
/** Bytes that one compressed file may unpack to: they are held in memory, or by the browser as it sees fit. */
export const largestUnpacked = 2e9;

/** A file or Blob, read into memory first where it is small. */
export async function byteSource(blob: Blob): Promise<ByteSource> {
  return blob.size <= heldInMemory ? memorySource(new Uint8Array(await blob.arrayBuffer())) : blobSource(blob);
}

/** A file or Blob, read piece by piece: one of many, which memory could not hold together. */
export function blobSource(blob: Blob): ByteSource {
  return { size: blob.size, read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()) };
}

/** Bytes in memory, which are shared with what is read. */
export function memorySource(bytes: Uint8Array<ArrayBuffer>): ByteSource {
  return { size: bytes.length, read: async (start, end) => bytes.subarray(start, end) };
}

/** The bytes from `start` up to `end` of a source, as a source. */
export function pieceOf(source: ByteSource, start: number, end: number): ByteSource {
  return { size: end - start, read: (from, to, signal) => source.read(start + from, start + to, signal) };
}

/** The first bytes, fewer where the source is shorter. */
export function firstBytes(source: ByteSource, count: number): Promise<Uint8Array<ArrayBuffer>> {
  return source.read(0, Math.min(count, source.size));
}

/** All bytes of an image file or a text. */
export async function readWhole(file: DataFile, atMost = largestFile, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  signal?.throwIfAborted();
  const source = await file.open(atMost);
  checkSize(file.path, source.size, atMost);
  signal?.throwIfAborted();
  return source.read(0, source.size, signal);
}

/** Throws an InputError that names the file unless its bytes are within the bound. */
export function checkSize(path: string, bytes: number, atMost: number): void {
  if (bytes <= atMost) return;
  throw new InputError(path, `${path} of ${formatBytes(bytes)}: must be at most ${formatBytes(atMost)}; shrink or remove it`);
}

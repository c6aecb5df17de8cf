import { InputError, messageOf } from '../../lib/errors.ts';
import { formatBytes } from '../../lib/format.ts';
import { byteSource, firstBytes, largestUnpacked } from '../byte-source.ts';
import type { ByteSource } from '../byte-source.ts';

const bytesPerRead = 1e6;
/** Bytes gathered before they become a Blob, which a browser can move out of memory. */
const bytesPerBlob = 8e6;

/** Whether the bytes begin as gzip does (RFC 1952: 1f 8b, method 8). */
export function isGzip(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b && start[2] === 8;
}

/** The source itself, or what it unpacks to where it is gzip. */
export async function unpacked(source: ByteSource, path: string, atMost = largestUnpacked): Promise<ByteSource> {
  return isGzip(await firstBytes(source, 3)) ? gunzip(source, path, atMost) : source;
}

/**
 * Unpacks gzip. Bytes are counted as they come, so that a small file cannot fill memory. Throws an InputError
 * that names the path for one that is damaged, cut short, or too large when unpacked.
 */
export async function gunzip(source: ByteSource, path: string, atMost = largestUnpacked): Promise<ByteSource> {
  const pieces: Blob[] = [];
  let gathered: Uint8Array<ArrayBuffer>[] = [];
  let [total, waiting] = [0, 0];
  const toBlob = (): void => {
    pieces.push(new Blob(gathered));
    [gathered, waiting] = [[], 0];
  };
  const reader = unpackedStream(source).getReader();
  for (;;) {
    const { value, done } = await reader.read().catch((error: unknown) => {
      throw damagedGzip(path, error);
    });
    if (done) break;
    total += value.length;
    if (total > atMost) {
      await reader.cancel().catch(() => undefined);
      throw new InputError(path, `${path}: unpacks to more than ${formatBytes(atMost)}; give fewer images, or unpack it and give what is inside`);
    }
    gathered.push(value);
    waiting += value.length;
    if (waiting >= bytesPerBlob) toBlob();
  }
  toBlob();
  return byteSource(new Blob(pieces));
}

/**
 * What a small gzip in memory unpacks to, where that is as many bytes as `size`: without the stream that `gunzip` reads by,
 * which costs several times as much as a small file's bytes. Throws an Error for another number of them, and
 * whatever the platform throws for a damaged one.
 */
export async function gunzippedTo(size: number, gzip: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new DecompressionStream('gzip');
  const [writer, reader] = [writable.getWriter(), readable.getReader()];
  const written = Promise.all([writer.write(gzip), writer.close()]);
  written.catch(() => undefined); // whoever reads gets the error
  const bytes = new Uint8Array(size);
  let filled = 0;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    if (filled + value.length > size) {
      await reader.cancel().catch(() => undefined);
      throw new Error(`unpacks to more than the ${size} bytes it declares`);
    }
    bytes.set(value, filled);
    filled += value.length;
  }
  if (filled < size) throw new Error(`unpacks to ${filled} bytes instead of the ${size} it declares`);
  return bytes;
}

/** The first 512 bytes, or fewer, of what a gzip unpacks to. Throws an InputError that names the path for one that is damaged there. */
export async function startOfGzip(source: ByteSource, path: string): Promise<Uint8Array> {
  const start = new Uint8Array(512);
  let filled = 0;
  const reader = unpackedStream(source).getReader();
  while (filled < start.length) {
    const { value, done } = await reader.read().catch((error: unknown) => {
      throw damagedGzip(path, error);
    });
    if (done) return start.subarray(0, filled);
    start.set(value.subarray(0, start.length - filled), filled);
    filled += Math.min(value.length, start.length - filled);
  }
  await reader.cancel().catch(() => undefined);
  return start;
}

function unpackedStream(source: ByteSource): ReadableStream<Uint8Array<ArrayBuffer>> {
  return streamOf(source).pipeThrough(new DecompressionStream('gzip'));
}

function damagedGzip(path: string, error: unknown): InputError {
  return new InputError(path, `${path}: cannot be unpacked as gzip (${messageOf(error)}); it is damaged or cut short: download or make it anew`);
}

function streamOf(source: ByteSource): ReadableStream<Uint8Array<ArrayBuffer>> {
  let offset = 0;
  return new ReadableStream({
    async pull(controller) {
      const end = Math.min(offset + bytesPerRead, source.size);
      if (end > offset) controller.enqueue(await source.read(offset, end));
      offset = end;
      if (offset === source.size) controller.close();
    },
  });
}

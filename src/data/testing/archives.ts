import { BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { packTar } from 'modern-tar';

/** What files hold, by their paths. */
export type Contents = Readonly<Record<string, Uint8Array<ArrayBuffer> | string>>;

/** A tar archive of files, as another program writes it. */
export async function tarOf(files: Contents): Promise<Uint8Array<ArrayBuffer>> {
  const entries = Object.entries(files).map(([name, body]) => ({ header: { name, size: bytesOf(body).length, mtime: new Date(0) }, body: bytesOf(body) }));
  return new Uint8Array(await packTar(entries));
}

/** A zip of files. */
export async function zipOf(files: Contents): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ZipWriter(new BlobWriter('application/zip'), { useWebWorkers: false });
  for (const [path, content] of Object.entries(files)) await writer.add(path, new Uint8ArrayReader(bytesOf(content)));
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}

/** Bytes packed as gzip. */
export async function gzipOf(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer());
}

function bytesOf(content: Uint8Array<ArrayBuffer> | string): Uint8Array<ArrayBuffer> {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

import { gzipSync } from 'node:zlib';
import { BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { packTar } from 'modern-tar';
import sharp from 'sharp';

const grounds = { apple: '#c03028', leaf: '#2f9e44' } as const;

/** A zip as a person would make one: `photos/train/class/file.png`, `photos/test/class/file.png`; and files `besides`. */
export async function imageFolderZip({ besides = [] }: { readonly besides?: readonly string[] } = {}): Promise<Buffer> {
  const zip = new ZipWriter(new BlobWriter('application/zip'));
  for (const { path, bytes } of await pictures()) await zip.add(path, new Uint8ArrayReader(bytes));
  for (const path of besides) await zip.add(path, new Uint8ArrayReader(Uint8Array.of(1)));
  const blob = await zip.close();
  return Buffer.from(await blob.arrayBuffer());
}

/** The same as a .tar.gz. */
export async function imageFolderTarGz(): Promise<Buffer> {
  const entries = (await pictures()).map(({ path, bytes }) => ({ header: { name: path, size: bytes.length }, body: bytes }));
  return gzipSync(await packTar(entries));
}

async function pictures(): Promise<readonly { readonly path: string; readonly bytes: Uint8Array }[]> {
  const places = Object.entries(grounds).flatMap(([name, ground]) => Array.from({ length: 12 }, (_, i) => ({ name, ground, i })));
  return Promise.all(places.map(async ({ name, ground, i }) => ({
    path: `photos/${i < 8 ? 'train' : 'test'}/${name}/${i}.png`, bytes: await picture(ground, i),
  })));
}

/** 24 × 20 pixels, no square, so that cropping and scaling take part; `shade` makes each one different. */
async function picture(background: string, shade: number): Promise<Uint8Array> {
  const plain = sharp({ create: { width: 24, height: 20, channels: 3, background } });
  return new Uint8Array(await plain.modulate({ brightness: 0.8 + 0.03 * shade }).png().toBuffer());
}

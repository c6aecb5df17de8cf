import sharp from 'sharp';
import { memorySource, type DataFile } from '../byte-source.ts';

/** A PNG file of one colour (RGB, or RGBA), `size` pixels a side. */
export async function pngOf(colour: readonly number[], size = 4): Promise<Uint8Array<ArrayBuffer>> {
  const channels = colour.length === 4 ? 4 : 3;
  const pixels = Uint8Array.from({ length: size * size * channels }, (_, i) => colour[i % channels] ?? 0);
  return new Uint8Array(await sharp(pixels, { raw: { width: size, height: size, channels } }).png().toBuffer());
}

/** PNG files at these paths; the red value of each is its place in the list. */
export async function pngFiles(paths: readonly string[]): Promise<DataFile[]> {
  return Promise.all(paths.map(async (path, i) => fileOf(path, await pngOf([i, 100, 200]))));
}

/** A file in memory. */
export function fileOf(path: string, content: Uint8Array<ArrayBuffer> | string): DataFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { path, open: async () => memorySource(bytes) };
}

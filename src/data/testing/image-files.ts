import sharp from 'sharp';
import type { ImageEntry } from '../image-folder.ts';

/** A PNG file of one colour (RGB, or RGBA), `size` pixels a side. */
export async function pngOf(colour: readonly number[], size = 4): Promise<Uint8Array<ArrayBuffer>> {
  const channels = colour.length === 4 ? 4 : 3;
  const pixels = Uint8Array.from({ length: size * size * channels }, (_, i) => colour[i % channels] ?? 0);
  return new Uint8Array(await sharp(pixels, { raw: { width: size, height: size, channels } }).png().toBuffer());
}

/** Entries of PNG files at these paths; the red value of each is its place in the list. */
export async function pngEntries(paths: readonly string[]): Promise<ImageEntry[]> {
  return Promise.all(
    paths.map(async (path, i) => {
      const bytes = await pngOf([i, 100, 200]);
      return { path, read: () => Promise.resolve(bytes) };
    }),
  );
}

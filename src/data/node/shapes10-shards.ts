import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseManifest } from '../../formats/manifest.ts';
import { shapes10, shapes10Source } from '../shapes10.ts';
import { writeShards } from '../write-shards.ts';

/** Draws shapes10 into a directory unless an up-to-date copy lies there; tells the bytes written, 0 for none. */
export async function ensureShapes10Shards(directory: string): Promise<number> {
  if (await isUpToDate(directory)) return 0;
  let bytes = 0;
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const write = async (file: string, content: Uint8Array): Promise<void> => {
    bytes += content.byteLength;
    await writeFile(join(directory, file), content);
  };
  await writeShards(shapes10(), write, { source: shapes10Source(0) });
  return bytes;
}

/** Whether the manifest names this generator and seed, and every file has its size. */
async function isUpToDate(directory: string): Promise<boolean> {
  const path = join(directory, 'manifest.json');
  if (!existsSync(path)) return false;
  try {
    const { source, train, validation } = parseManifest(await readFile(path, 'utf8'));
    const files = [...train, ...validation];
    const sizes = await Promise.all(files.map(async ({ file, bytes }) => (await stat(join(directory, file))).size === bytes));
    return source === shapes10Source(0) && sizes.every(Boolean);
  } catch {
    return false; // whatever lies there, it is made anew
  }
}

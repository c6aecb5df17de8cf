import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseManifest } from '../../formats/manifest.ts';
import type { ImageDataset } from '../dataset.ts';
import { drawnSource } from '../drawn-dataset.ts';
import { glyphs8 } from '../glyphs8.ts';
import { shapes10 } from '../shapes10.ts';
import { writeShards } from '../write-shards.ts';

/** The data sets that come with the program. */
const builtInDatasets = { shapes10, glyphs8 } as const;

export type BuiltInName = keyof typeof builtInDatasets;

/**
 * Draws a built-in data set into a directory unless an up-to-date copy lies there; tells the bytes written, 0 for
 * none. It is drawn beside its place and put there whole, so that a second run, or one that is broken off, never
 * meets or leaves half of it. `draw` is how the data set is made.
 */
export async function ensureBuiltInShards(name: BuiltInName, directory: string, draw: () => ImageDataset = builtInDatasets[name]): Promise<number> {
  const source = drawnSource(name, 0);
  if (await isUpToDate(directory, source)) return 0;
  await mkdir(dirname(directory), { recursive: true });
  const beside = await mkdtemp(`${directory}-`);
  try {
    const drawn = join(beside, name);
    const bytes = await drawShards(draw(), drawn, source);
    await putInPlace(drawn, directory, source);
    return bytes;
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

async function drawShards(dataset: ImageDataset, directory: string, source: string): Promise<number> {
  let bytes = 0;
  await mkdir(directory);
  const write = async (file: string, content: Uint8Array): Promise<void> => {
    bytes += content.byteLength;
    await writeFile(join(directory, file), content);
  };
  await writeShards(dataset, write, { source });
  return bytes;
}

/** Renames the directory. Where one lies already, another run was quicker, or it is out of date and has to go. */
async function putInPlace(drawn: string, directory: string, source: string): Promise<void> {
  try {
    await rename(drawn, directory);
  } catch {
    if (await isUpToDate(directory, source)) return;
    await rm(directory, { recursive: true, force: true });
    await rename(drawn, directory);
  }
}

/** Whether the manifest names this generator and seed, and every file has its size. */
async function isUpToDate(directory: string, wanted: string): Promise<boolean> {
  const path = join(directory, 'manifest.json');
  if (!existsSync(path)) return false;
  try {
    const { source, train, validation } = parseManifest(await readFile(path, 'utf8'));
    const files = [...train, ...validation];
    const sizes = await Promise.all(files.map(async ({ file, bytes }) => (await stat(join(directory, file))).size === bytes));
    return source === wanted && sizes.every(Boolean);
  } catch {
    return false; // whatever lies there, it is made anew
  }
}

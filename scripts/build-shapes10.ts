/** Draws shapes10 into public/data/shapes10, unless an up-to-date copy lies there. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shapes10, shapes10Source } from '../src/data/shapes10.ts';
import { writeShards } from '../src/data/write-shards.ts';
import { parseManifest } from '../src/formats/manifest.ts';
import { formatBytes, formatDuration } from '../src/lib/format.ts';

const directory = fileURLToPath(new URL('../public/data/shapes10', import.meta.url));

/** Whether the manifest names this generator and seed, and every file has its size. */
async function isUpToDate(): Promise<boolean> {
  const path = join(directory, 'manifest.json');
  if (!existsSync(path)) return false;
  try {
    const { source, train, validation } = parseManifest(await readFile(path, 'utf8'));
    const sizes = await Promise.all([...train, ...validation].map(async ({ file, bytes }) => (await stat(join(directory, file))).size === bytes));
    return source === shapes10Source(0) && sizes.every(Boolean);
  } catch {
    return false; // whatever lies there, it is made anew
  }
}

async function build(): Promise<void> {
  const started = performance.now();
  let bytes = 0;
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const write = async (file: string, content: Uint8Array): Promise<void> => {
    bytes += content.byteLength;
    await writeFile(join(directory, file), content);
  };
  await writeShards(shapes10(), write, { source: shapes10Source(0) });
  console.log(`shapes10: ${formatBytes(bytes)} drawn in ${formatDuration((performance.now() - started) / 1000)}`);
}

if (await isUpToDate()) console.log('shapes10: up to date');
else await build();

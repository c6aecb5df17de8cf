import { openAsBlob } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExperimentConfig } from '../config/fields.ts';
import type { ImageDataset } from '../data/dataset.ts';
import { ensureBuiltInShards } from '../data/node/built-in-shards.ts';
import { openDatasetAt } from '../data/node/open-dataset.ts';
import { InputError, messageOf } from '../lib/errors.ts';
import type { AncestorFile } from '../training/ancestry/open-ancestor.ts';
import { UsageError } from './usage.ts';

/** The shards of the page, which `npm start` and `npm run build` draw too. */
const BUILT_IN = fileURLToPath(new URL('../../public/data', import.meta.url));

const listedFiles = 10;

/** The images that the learngene is learned on: those of `--data`, or the built-in ones. */
export function openImages(config: ExperimentConfig, path: string | undefined): Promise<ImageDataset> {
  if (path !== undefined) return openDatasetAt(path, config, tellSkipped);
  if (config.data === 'shapes10') return openBuiltIn('shapes10', config);
  throw new UsageError('data', '--data: is missing; this configuration trains on your own images, give their file or directory');
}

/** The images that Des-Nets are tuned on, where they are others: those of `--target-data`, or built-in ones. */
export async function openTargetImages(config: ExperimentConfig, path: string | undefined): Promise<ImageDataset | undefined> {
  if (config.target === 'none') return undefined;
  if (config.target === 'glyphs8') return openBuiltIn('glyphs8', config);
  if (path !== undefined) return openDatasetAt(path, config, tellSkipped);
  throw new UsageError('target-data', '--target-data: is missing; this configuration tunes on your own images, give their file or directory');
}

/** Tells on stderr how many files were left out, and the first of them: stdout is for results. */
function tellSkipped(paths: readonly string[]): void {
  const first = paths.slice(0, listedFiles).join(', ');
  process.stderr.write(`${paths.length} ${paths.length === 1 ? 'file' : 'files'} left out: ${first}${paths.length > listedFiles ? ', …' : ''}\n`);
}

async function openBuiltIn(name: 'shapes10' | 'glyphs8', config: ExperimentConfig): Promise<ImageDataset> {
  const directory = join(BUILT_IN, name);
  await ensureBuiltInShards(name, directory);
  return openDatasetAt(directory, config);
}

/** An imported ancestor's file, with a model.json the weight files that lie beside it. */
export async function openAncestorFiles(path: string | undefined): Promise<readonly AncestorFile[]> {
  if (path === undefined) return [];
  try {
    const beside = path.endsWith('.json') ? (await readdir(dirname(path))).filter((name) => name.endsWith('.bin')) : [];
    const paths = [path, ...beside.map((name) => join(dirname(path), name))];
    return await Promise.all(paths.map(async (each) => ({ name: basename(each), blob: await openAsBlob(each) })));
  } catch (thrown) {
    throw new InputError('ancestor-file', `${path}: cannot be opened (${messageOf(thrown)}); give a .safetensors file or a model.json`);
  }
}

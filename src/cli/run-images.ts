import { openAsBlob } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExperimentConfig } from '../config/fields.ts';
import type { ImageUse } from '../config/image-origin.ts';
import type { ImageDataset } from '../data/dataset.ts';
import { ensureBuiltInShards } from '../data/node/built-in-shards.ts';
import { InputError, messageOf } from '../lib/errors.ts';
import type { AncestorFile } from '../training/ancestry/open-ancestor.ts';
import { openSourceDataset, unaskedHost, type Reporting } from './image-sources.ts';
import { UsageError } from './usage.ts';

/** The shards of the page, which `npm start` and `npm run build` draw too. */
const BUILT_IN = fileURLToPath(new URL('../../public/data', import.meta.url));

export interface RunImages {
  /** What `--data` and `--target-data` say. */
  readonly source: string | undefined;
  readonly cache: string | undefined;
  readonly reporting: Reporting;
}

/** The images that the learngene is learned on: those of `--data`, or the built-in ones. */
export function openImages(config: ExperimentConfig, { source, cache, reporting }: RunImages): Promise<ImageDataset> {
  if (source !== undefined) return openSourceDataset(source, { ...config, ...reporting }, cache);
  if (config.data === 'shapes10') return openBuiltIn('shapes10', config, reporting);
  throw missing(config, 'data', '--data', 'trains');
}

/** The images that Des-Nets are tuned on, where they are others: those of `--target-data`, or built-in ones. */
export async function openTargetImages(config: ExperimentConfig, { source, cache, reporting }: RunImages): Promise<ImageDataset | undefined> {
  if (config.target === 'none') return undefined;
  if (config.target === 'glyphs8') return openBuiltIn('glyphs8', config, reporting);
  if (source !== undefined) return openSourceDataset(source, { ...config, ...reporting }, cache);
  throw missing(config, 'target', '--target-data', 'tunes');
}

function missing(config: ExperimentConfig, use: ImageUse, flag: string, does: string): UsageError {
  const host = unaskedHost(config, use);
  const why = host === undefined
    ? `this configuration ${does} on your own images, give their file or directory`
    : `this configuration ${does} on images from ${host}, which is not asked without your word; give ${flag} ${config[use] === 'address' ? 'with their address' : config[use]}`;
  return new UsageError(flag.slice(2), `${flag}: is missing; ${why}`);
}

async function openBuiltIn(name: 'shapes10' | 'glyphs8', config: ExperimentConfig, reporting: Reporting): Promise<ImageDataset> {
  const directory = join(BUILT_IN, name);
  await ensureBuiltInShards(name, directory);
  return openSourceDataset(directory, { ...config, ...reporting }, undefined);
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

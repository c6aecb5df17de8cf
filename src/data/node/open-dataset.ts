import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { InputError, messageOf } from '../../lib/errors.ts';
import { cachedDataset } from '../cached-dataset.ts';
import { collectionDataset } from '../collection-dataset.ts';
import type { ImageDataset, OpenDatasetOptions } from '../dataset.ts';
import { resizedDataset } from '../resized-dataset.ts';
import { openShardDirectory } from '../shard-directory.ts';
import { collectionOf, openFile, withoutEndings, type OpenedCollection } from '../sources/open-collection.ts';
import { decodeWithSharp } from './decode-sharp.ts';
import { blobOf, directoryFiles } from './directory-files.ts';
import { diskFiles } from './disk-files.ts';

/** Told the paths of files that are no images of the set, where there are any. */
export type OnSkipped = (paths: readonly string[]) => void;

/**
 * Opens whatever lies at a path: a shard directory (it has a `manifest.json`), or a file or directory of
 * images of any kind that can be read; at the size wanted and kept in memory as it is read. Throws an
 * InputError that names the path.
 */
export async function openDatasetAt(path: string, options: OpenDatasetOptions, onSkipped: OnSkipped = () => undefined): Promise<ImageDataset> {
  return cachedDataset(resizedDataset(await openAny(path, options, onSkipped), options.imageSize));
}

/** What lies at a path, unless it is a shard directory. */
export async function openCollectionAt(path: string): Promise<OpenedCollection> {
  if (!(await isDirectory(path))) return openFile(await blobOf(path), path, decodeWithSharp);
  return { collection: await collectionOf(await directoryFiles(path), path, decodeWithSharp), close: async () => undefined };
}

/** Whether a path is a directory of shards with their manifest. */
export function isShardDirectory(path: string): boolean {
  return existsSync(join(path, 'manifest.json'));
}

async function openAny(path: string, options: OpenDatasetOptions, onSkipped: OnSkipped): Promise<ImageDataset> {
  if (isShardDirectory(path)) return openShardDirectory(diskFiles(path));
  const { collection, close } = await openCollectionAt(path);
  if (collection.skipped.length > 0) onSkipped(collection.skipped);
  return collectionDataset(collection, { ...options, name: withoutEndings(basename(resolve(path))), close });
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw new InputError('data', `${path}: cannot be opened (${messageOf(error)}); give a shard directory, or a file or directory of images`);
  }
}

import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { InputError, messageOf } from '../../lib/errors.ts';
import { byteSource, type DataFile } from '../byte-source.ts';
import { cachedDataset } from '../cached-dataset.ts';
import type { ImageDataset } from '../dataset.ts';
import { filesDataset, openFiles, type ImagesPlatform, type OpenFilesOptions } from '../open-images.ts';
import { resizedDataset } from '../resized-dataset.ts';
import { openShardDirectory } from '../shard-directory.ts';
import type { OpenedCollection } from '../sources/open-collection.ts';
import { blobOf, directoryFiles } from './directory-files.ts';
import { diskFiles } from './disk-files.ts';
import { nodePlatform } from './node-platform.ts';

/**
 * Opens whatever lies at a path: a shard directory (it has a `manifest.json`), or a file or directory of
 * images of any kind that can be read; at the size wanted and kept in memory as it is read. Throws an
 * InputError that names the path.
 */
export async function openDatasetAt(path: string, options: OpenFilesOptions, platform: ImagesPlatform = nodePlatform()): Promise<ImageDataset> {
  if (isShardDirectory(path)) return cachedDataset(resizedDataset(await openShardDirectory(diskFiles(path)), options.imageSize));
  return filesDataset(await filesAt(path), basename(resolve(path)), options, platform);
}

/** What lies at a path, unless it is a shard directory. */
export async function openCollectionAt(path: string): Promise<OpenedCollection> {
  return openFiles(await filesAt(path), path);
}

/** Whether a path is a directory of shards with their manifest. */
export function isShardDirectory(path: string): boolean {
  return existsSync(join(path, 'manifest.json'));
}

async function filesAt(path: string): Promise<readonly DataFile[]> {
  if (await isDirectory(path)) return directoryFiles(path);
  return [{ path, open: async () => byteSource(await blobOf(path)) }];
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw new InputError('data', `${path}: cannot be opened (${messageOf(error)}); give a shard directory, or a file or directory of images`);
  }
}

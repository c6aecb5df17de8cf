import { existsSync, openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { InputError, messageOf } from '../../lib/errors.ts';
import { cachedDataset } from '../cached-dataset.ts';
import type { ImageDataset, OpenDatasetOptions } from '../dataset.ts';
import { openImageFolder } from '../image-folder.ts';
import { resizedDataset } from '../resized-dataset.ts';
import { openShardDirectory } from '../shard-directory.ts';
import { zipEntries } from '../zip-entries.ts';
import { decodeWithSharp } from './decode-sharp.ts';
import { directoryEntries } from './directory-entries.ts';
import { diskFiles } from './disk-files.ts';

/**
 * Opens whatever lies at a path: a shard directory (it has a `manifest.json`), an image folder, or a zip of
 * one; at the size wanted and kept in memory as it is read. Throws an InputError that names the path.
 */
export async function openDatasetAt(path: string, options: OpenDatasetOptions): Promise<ImageDataset> {
  return cachedDataset(resizedDataset(await openAny(path, options), options.imageSize));
}

async function openAny(path: string, options: OpenDatasetOptions): Promise<ImageDataset> {
  const name = basename(resolve(path)).replace(/\.zip$/i, '');
  if (!(await isDirectory(path))) {
    const { entries, close } = await zipEntries(await openAsBlob(path), path);
    return openImageFolder(entries, decodeWithSharp, { ...options, name, close });
  }
  if (existsSync(join(path, 'manifest.json'))) return openShardDirectory(diskFiles(path));
  return openImageFolder(await directoryEntries(path), decodeWithSharp, { ...options, name });
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw new InputError('data', `${path}: cannot be opened (${messageOf(error)}); give a shard directory, an image folder or a zip of one`);
  }
}

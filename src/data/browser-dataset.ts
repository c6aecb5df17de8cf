/** How the page's worker opens data: the built-in shards by address, or a zip that the person chose. */
import { cachedDataset } from './cached-dataset.ts';
import type { ImageDataset, OpenDatasetOptions } from './dataset.ts';
import { decodeInBrowser } from './decode-browser.ts';
import { fetchFiles } from './fetch-files.ts';
import { openImageFolder } from './image-folder.ts';
import { resizedDataset } from './resized-dataset.ts';
import { openShardDirectory } from './shard-directory.ts';
import { zipEntries } from './zip-entries.ts';

/** The shard directory at an address that ends in `/`, at the size wanted, kept in memory as it is read. */
export async function openShardsByUrl(url: string, { imageSize }: Pick<OpenDatasetOptions, 'imageSize'>): Promise<ImageDataset> {
  return cachedDataset(resizedDataset(await openShardDirectory(fetchFiles(url)), imageSize));
}

/** The image folder in a zip file, kept in memory as it is decoded. */
export async function openZipFile(file: File, options: OpenDatasetOptions): Promise<ImageDataset> {
  const { entries, close } = await zipEntries(file, file.name);
  const name = file.name.replace(/\.zip$/i, '');
  return cachedDataset(await openImageFolder(entries, decodeInBrowser, { ...options, name, close }));
}

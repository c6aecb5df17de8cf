/** How the page's worker opens data: the built-in shards by address, or a file that the person chose. */
import { cachedDataset } from './cached-dataset.ts';
import { collectionDataset } from './collection-dataset.ts';
import type { ImageDataset, OpenDatasetOptions } from './dataset.ts';
import { decodeInBrowser } from './decode/browser/decode-in-browser.ts';
import { ownThreadDecoder } from './decode/own-thread-decoder.ts';
import { fetchFiles } from './fetch-files.ts';
import { resizedDataset } from './resized-dataset.ts';
import { openShardDirectory } from './shard-directory.ts';
import { openFile, withoutEndings } from './sources/open-collection.ts';

/** The shard directory at an address that ends in `/`, at the size wanted, kept in memory as it is read. */
export async function openShardsByUrl(url: string, { imageSize }: Pick<OpenDatasetOptions, 'imageSize'>): Promise<ImageDataset> {
  return cachedDataset(resizedDataset(await openShardDirectory(fetchFiles(url)), imageSize));
}

/** The images in a file, of any kind that can be read, kept in memory as they are decoded. */
export async function openChosenFile(file: File, options: OpenDatasetOptions): Promise<ImageDataset> {
  const { collection, close } = await openFile(file, file.name);
  return cachedDataset(await collectionDataset(collection, { ...options, name: withoutEndings(file.name), decoder: ownThreadDecoder(decodeInBrowser), close }));
}

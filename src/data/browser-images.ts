/** How the page's workers open images: built-in shards by address, files that a person chose, or addresses. */
import type { ExperimentConfig } from '../config/fields.ts';
import { imageOrigin, type ChosenFile, type ImageUse } from '../config/image-origin.ts';
import { InputError } from '../lib/errors.ts';
import { blobSource, byteSource, checkSize, type DataFile } from './byte-source.ts';
import { cachedDataset } from './cached-dataset.ts';
import type { ImageDataset } from './dataset.ts';
import { browserDecoder } from './decode/browser/browser-decoder.ts';
import { fetchFiles } from './fetch-files.ts';
import { addressesDataset, filesDataset, type ImagesPlatform, type OpenImagesOptions } from './open-images.ts';
import { resizedDataset } from './resized-dataset.ts';
import { openShardDirectory } from './shard-directory.ts';
import { browserPlace } from './store/browser/browser-place.ts';

export interface BrowserImages {
  /** Where the built-in shards lie: a folder of data sets, an absolute URL ending in `/`. */
  readonly builtInUrl: string;
  /** The files for `image-folder`. */
  readonly files: readonly ChosenFile[];
}

export const browserPlatform: ImagesPlatform = {
  place: browserPlace(),
  createDecoder: browserDecoder,
};

/** The images of a configuration for that use; undefined where tuning goes on with those of learning. */
export async function openBrowserImages(
  config: ExperimentConfig, use: ImageUse, { builtInUrl, files }: BrowserImages, extra: Pick<OpenImagesOptions, 'transfer' | 'onNotice'>,
): Promise<ImageDataset | undefined> {
  const origin = imageOrigin(config, use);
  const options = { ...config, ...extra };
  if (!origin) return undefined;
  if (origin.kind === 'addresses') return addressesDataset(origin.addresses, origin.label, options, browserPlatform);
  if (origin.kind === 'files') return filesDataset(chosenDataFiles(files), nameOfChosen(files), options, browserPlatform);
  const shards = await openShardDirectory(fetchFiles(`${builtInUrl}${origin.name}/`));
  return cachedDataset(resizedDataset(shards, config.imageSize));
}

/** Throws an InputError where there are none. */
export function chosenDataFiles(files: readonly ChosenFile[]): readonly DataFile[] {
  if (files.length === 0) throw new InputError('data', 'images: no file was chosen; choose one under Data');
  const alone = files.length === 1;
  return files.map(({ path, file }) => ({
    path,
    open: async (atMost = Infinity) => {
      checkSize(path, file.size, atMost);
      return alone ? byteSource(file) : blobSource(file);
    },
  }));
}

/** The file's name, or that of the folder that all files lie in. */
export function nameOfChosen(files: readonly ChosenFile[]): string {
  const [first] = files;
  if (!first) return 'images';
  if (files.length === 1) return first.file.name;
  const [top] = first.path.split('/');
  return top !== undefined && files.every(({ path }) => path.startsWith(`${top}/`)) ? top : `${files.length} files`;
}

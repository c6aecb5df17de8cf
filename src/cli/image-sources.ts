/** What `--data` and its like name: a path, an address, or a public data set. */
import type { ExperimentConfig } from '../config/fields.ts';
import { imageOrigin, type ImageOrigin, type ImageUse } from '../config/image-origin.ts';
import { publicDataset, publicDatasets } from '../config/public-datasets.ts';
import { addressesDataset, openRemote, type ImagesPlatform, type OpenImagesOptions } from '../data/open-images.ts';
import type { ImageDataset } from '../data/dataset.ts';
import { isShardDirectory, openCollectionAt, openDatasetAt } from '../data/node/open-dataset.ts';
import { nodePlatform } from '../data/node/node-platform.ts';
import { diskFiles } from '../data/node/disk-files.ts';
import { openShardDirectory } from '../data/shard-directory.ts';
import type { OpenedCollection } from '../data/sources/open-collection.ts';
import type { Transfer } from '../data/network/transfer.ts';
import type { Flag } from './usage.ts';

export const CACHE_FLAG: Flag = { name: 'cache', value: 'dir', help: 'where images from the network are kept (default: the user’s cache directory)' };

/** For the help. */
export const PUBLIC_NAMES = publicDatasets.map(({ name }) => name).join(', ');

/** The fields that a source given on the command line stands for. */
export function fieldsOfSource(source: string, use: ImageUse): Partial<ExperimentConfig> {
  const known = publicDataset(source);
  if (known) return { [use]: known.name };
  if (isAddress(source)) return { [use]: 'address', [use === 'data' ? 'dataUrl' : 'targetUrl']: source };
  return { [use]: 'image-folder' };
}

/** The addresses that a source stands for; undefined for a path. */
export function originOfSource(source: string): Extract<ImageOrigin, { kind: 'addresses' }> | undefined {
  const known = publicDataset(source);
  if (known) return { kind: 'addresses', addresses: [known.address], label: known.label };
  return isAddress(source) ? { kind: 'addresses', addresses: source.split(/\s+/), label: source } : undefined;
}

function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

/** Opens a source for training. */
export function openSourceDataset(source: string, options: OpenImagesOptions, cache: string | undefined): Promise<ImageDataset> {
  const origin = originOfSource(source);
  const platform = nodePlatform(cache);
  return origin ? addressesDataset(origin.addresses, origin.label, options, platform) : openDatasetAt(source, options, platform);
}

/** Opens a source to look at it: images, or shards that are there already. */
export async function openSourceToLook(
  source: string, reporting: Pick<OpenImagesOptions, 'transfer' | 'onNotice'>, platform: ImagesPlatform,
): Promise<{ readonly kind: 'collection'; readonly opened: OpenedCollection } | { readonly kind: 'shards'; readonly dataset: ImageDataset }> {
  const origin = originOfSource(source);
  if (origin) return openRemote(origin.addresses, origin.label, reporting, platform);
  if (isShardDirectory(source)) return { kind: 'shards', dataset: await openShardDirectory(diskFiles(source)) };
  return { kind: 'collection', opened: await openCollectionAt(source) };
}

/** Whom a configuration would contact for its images without anybody having said so on the command line. */
export function unaskedHost(config: ExperimentConfig, use: ImageUse): string | undefined {
  const origin = imageOrigin(config, use);
  return origin?.kind === 'addresses' ? new URL(origin.addresses[0] ?? '').host : undefined;
}

/** What a command tells of images on their way: to stderr, so that stdout keeps its one document. */
export interface Reporting {
  readonly transfer: Transfer;
  readonly onNotice: (notice: string) => void;
}

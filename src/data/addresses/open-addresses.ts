/** Images over the network: what lies at some addresses, opened as a collection or as shards that are there already. */
import { InputError } from '../../lib/errors.ts';
import { largestUnpacked, type DataFile } from '../byte-source.ts';
import type { ImageDataset } from '../dataset.ts';
import { fetchFiles } from '../fetch-files.ts';
import type { Network } from '../network/network.ts';
import { remoteFile } from '../network/remote-file.ts';
import { openShardDirectory } from '../shard-directory.ts';
import { collectionOf, openSource, type OpenedCollection } from '../sources/open-collection.ts';
import type { OpenPartialFile } from '../store/partial-file.ts';
import { cardFile, fileAddress, hubFiles, hubPage } from './hub.ts';

export interface RemotePlace {
  readonly network: Network;
  /** Where files go that cannot be read from the middle. */
  readonly openPartialFile: OpenPartialFile;
}

export type OpenedAddresses =
  | { readonly kind: 'collection'; readonly opened: OpenedCollection }
  | { readonly kind: 'shards'; readonly dataset: ImageDataset };

/** Opens what lies there. Throws an InputError that names the address at fault, or the abort's reason. */
export async function openAddresses(addresses: readonly string[], label: string, place: RemotePlace): Promise<OpenedAddresses> {
  const shards = addresses.length === 1 ? shardsBase(addresses[0] ?? '') : undefined;
  if (shards !== undefined) {
    return { kind: 'shards', dataset: await openShardDirectory(fetchFiles(shards, place.network), place.network.transfer.signal) };
  }
  const files = await filesAt(addresses, place);
  const [only] = files;
  const close = async (): Promise<void> => undefined;
  if (!only) throw new InputError('data', 'images at an address: none is given; give one such as https://example.org/images.zip');
  if (files.length > 1) return { kind: 'collection', opened: { collection: await collectionOf(files, label), close } };
  return { kind: 'collection', opened: await openSource(await only.open(), only.path) };
}

/** The address of a directory of shards, as it ends in `/` or names the manifest; undefined for other addresses. */
function shardsBase(address: string): string | undefined {
  if (hubPage(address)) return undefined;
  const url = new URL(address);
  if (url.pathname.endsWith('/manifest.json')) return new URL('.', url).href;
  return url.pathname.endsWith('/') ? url.href : undefined;
}

async function filesAt(addresses: readonly string[], { network, openPartialFile }: RemotePlace): Promise<DataFile[]> {
  const options = { canBeReadInPlace: isParquet, openPartialFile, atMost: largestUnpacked };
  const files: DataFile[] = [];
  for (const address of addresses) {
    const page = hubPage(address);
    if (!page) {
      files.push(remoteFile(fileAddress(address), network, options));
      continue;
    }
    for (const { path, url } of await hubFiles(page, network)) files.push(remoteFile(url, network, { ...options, path }));
    files.push(cardFile(page, network));
  }
  return files;
}

/** Parquet alone lies in parts that are read one by one; archives are fetched whole, as their images are read in random order. */
function isParquet(start: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(start.subarray(0, 4)) === 'PAR1';
}

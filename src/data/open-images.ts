/**
 * Images for training wherever a person has them, the same in browser and Node: files, or addresses whose decoded
 * shards are kept in a store. What differs between the two comes in as a platform.
 */
import { counted } from '../lib/format.ts';
import { openAddresses, type OpenedAddresses } from './addresses/open-addresses.ts';
import type { DataFile } from './byte-source.ts';
import { cachedDataset } from './cached-dataset.ts';
import type { Collection } from './collection.ts';
import { collectionDataset, countsOf } from './collection-dataset.ts';
import type { ImageDataset, OpenDatasetOptions } from './dataset.ts';
import type { Decoder } from './decode/decoder.ts';
import { networkOf } from './network/network.ts';
import type { Transfer } from './network/transfer.ts';
import { resizedDataset } from './resized-dataset.ts';
import { firstNames, skippedFiles, skippedText } from './skipped-files.ts';
import { isImagePath } from './sources/folder-layout.ts';
import { collectionOf, openSource, withoutEndings, type OpenedCollection } from './sources/open-collection.ts';
import { downloadsInUse, type DownloadsInUse } from './store/downloads-in-use.ts';
import type { StoredDataset } from './store/kept-dataset.ts';
import type { StorePlace } from './store/store-place.ts';
import { storedDataset } from './store/stored-dataset.ts';

export interface ImagesPlatform {
  /** Where downloads and decoded shards are kept. */
  readonly place: StorePlace;
  readonly createDecoder: () => Decoder;
}

export interface OpenFilesOptions extends OpenDatasetOptions {
  /** Told in a sentence of files left out, and of what is not kept or was damaged. */
  readonly onNotice?: (notice: string) => void;
}

export interface OpenImagesOptions extends OpenDatasetOptions {
  readonly onNotice: (notice: string) => void;
  readonly transfer: Transfer;
}

/** One file of a person's, which may be an archive, or those of a directory, which may be some. */
export async function openFiles(files: readonly DataFile[], name: string): Promise<OpenedCollection> {
  const [only, ...more] = files;
  if (only && more.length === 0 && !isImagePath(only.path)) return openSource(await only.open(), only.path);
  return { collection: await collectionOf(files, name), close: async () => undefined };
}

/** The images in files, at the size wanted, kept in memory as they are decoded. */
export async function filesDataset(files: readonly DataFile[], name: string, options: OpenFilesOptions, { createDecoder }: ImagesPlatform): Promise<ImageDataset> {
  const dataset = await datasetOf(await openFiles(files, name), withoutEndings(name), options, createDecoder());
  for (const note of dataset.notes) options.onNotice?.(note);
  return cachedDataset(dataset);
}

/**
 * The images at addresses, at the size wanted. Decoded shards are kept, so that a later run finds them without the
 * network; a set that is kept stays as it was until a person removes it. Archives that were fetched are removed when all
 * of their images are kept. Throws an InputError that names the address.
 */
export async function addressesDataset(addresses: readonly string[], label: string, options: OpenImagesOptions, platform: ImagesPlatform): Promise<ImageDataset> {
  const { imageSize, validationFraction, seed, transfer, onNotice } = options;
  const downloads = downloadsInUse(platform.place, onNotice);
  const open = async (): Promise<ImageDataset> => {
    const opened = await openWith(downloads, addresses, label, options);
    if (opened.kind === 'shards') return resizedDataset(opened.dataset, imageSize);
    return datasetOf(opened.opened, label, options, platform.createDecoder());
  };
  const identity = { sources: addresses.map((address) => ({ address, version: '' })), imageSize, validationFraction, seed };
  const stored = await storedDataset(identity, open, { place: platform.place, source: label, onNotice, onWhole: () => downloads.remove(), signal: transfer.signal });
  for (const note of stored.notes) onNotice(note);
  return { ...cachedDataset(stored), comesSlowly: true };
}

/** What lies at the addresses, for a look at it. */
export function openRemote(
  addresses: readonly string[], label: string, { transfer, onNotice }: Pick<OpenImagesOptions, 'transfer' | 'onNotice'>, { place }: ImagesPlatform,
): Promise<OpenedAddresses> {
  return openWith(downloadsInUse(place, onNotice), addresses, label, { transfer });
}

/** Whoever closes what is opened lets go of the downloads. */
async function openWith({ openPartialFile, release }: DownloadsInUse, addresses: readonly string[], label: string, { transfer }: Pick<OpenImagesOptions, 'transfer'>): Promise<OpenedAddresses> {
  try {
    const found = await openAddresses(addresses, label, { network: networkOf(transfer), openPartialFile });
    if (found.kind === 'shards') return found;
    const { collection, close } = found.opened;
    return { kind: 'collection', opened: { collection, close: () => close().finally(release) } };
  } catch (error) {
    release();
    throw error;
  }
}

/** The data set of a collection, with what is to be said of it. */
async function datasetOf({ collection, close }: OpenedCollection, name: string, options: OpenDatasetOptions, decoder: Decoder): Promise<StoredDataset> {
  const dataset = await collectionDataset(collection, { ...options, name, decoder, close });
  return { ...dataset, notes: [...notesOnSkipped(collection), ...notesOnUnvalidated(collection)] };
}

function notesOnSkipped({ skipped }: Collection): string[] {
  return skipped.length > 0 ? [skippedText(skippedFiles(skipped))] : [];
}

/** Says which classes have training images but none to validate on: they are trained all the same. */
function notesOnUnvalidated({ classNames, train, validation }: Collection): string[] {
  const images = countsOf(train, classNames.length);
  const held = countsOf(validation, classNames.length);
  // Where validation images are held out, each class with two images or more gives one.
  const without = classNames.filter((_, label) => (images[label] ?? 0) > 0 && (validation.length > 0 ? held[label] === 0 : images[label] === 1));
  if (without.length === 0) return [];
  return [`${counted(without.length, 'class', 'classes')} without validation images: ${firstNames(without)}; accuracy says nothing of ${without.length === 1 ? 'it' : 'them'}`];
}

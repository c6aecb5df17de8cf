/**
 * Finds out what a person gave, by its content, and reads it as labelled images: an archive is opened, and
 * what lies in it, or in a directory, is taken as the first format that fits.
 */
import { InputError } from '../../lib/errors.ts';
import { byteSource, firstBytes, largestUnpacked, type ByteSource, type DataFile } from '../byte-source.ts';
import type { Collection } from '../collection.ts';
import { placeholderFor } from '../placeholder.ts';
import { checkFiles } from './check-files.ts';
import { cifar } from './cifar.ts';
import { openedFile, type OpenedFile } from './file-kind.ts';
import { isHidden, isImagePath } from './folder-layout.ts';
import { unpacked } from './gunzip.ts';
import { idx } from './idx.ts';
import { imageFolder } from './image-folder.ts';
import { parquet } from './parquet.ts';
import { isTar, tarFiles } from './tar-files.ts';
import { webDataset } from './web-dataset.ts';
import { isZip, zipFiles } from './zip-files.ts';

export interface OpenedCollection {
  readonly collection: Collection;
  readonly close: () => Promise<void>;
}

const READABLE = 'a .zip, .tar, .tar.gz or .parquet of images';
/** Files that are opened to see what they are, where none is an image. */
const mostOpened = 10_000;

/** What a file holds. Throws an InputError that names the file where that is nothing to learn from. */
export async function openFile(blob: Blob, name: string): Promise<OpenedCollection> {
  return openSource(await byteSource(blob), name);
}

/** The same of bytes wherever they are. */
export async function openSource(given: ByteSource, name: string): Promise<OpenedCollection> {
  if (isZip(await firstBytes(given, 4))) {
    const { files, close } = await zipFiles(given, name);
    return { collection: await collectionOf(files, name), close };
  }
  const source = await unpacked(given, name);
  const collection = isTar(await firstBytes(source, 512))
    ? await collectionOf(await tarFiles(source, name), name, { holdsTars: false })
    : await fileOfImages(source, name);
  return { collection, close: async () => undefined };
}

/** What the files of a directory or an archive hold; in a directory or a zip they may be tar archives. */
export async function collectionOf(files: readonly DataFile[], name: string, { holdsTars = true } = {}): Promise<Collection> {
  checkFiles(files, name);
  if (files.some(({ path }) => isImagePath(path))) return (await parquetAmongPictures(files, name)) ?? (await webDataset(files)) ?? imageFolder(files);
  const opened = await openAll(files, name);
  const found = await knownFormat(opened, files);
  if (found) return found;
  const tars = opened.filter(({ kind }) => kind === 'tar');
  if (holdsTars && tars.length > 0) return collectionOf(await membersOf(tars), name, { holdsTars: false });
  checkNested(opened, name);
  return imageFolder(files); // which says that there are no images
}

/** Parquet files of images with pictures beside them, as in a clone of a repository of the Hub: these show what it is about. */
async function parquetAmongPictures(files: readonly DataFile[], name: string): Promise<Collection | undefined> {
  return parquet(await openAll(files.filter(({ path }) => /\.parquet$/i.test(path)), name), files, { amongPictures: true });
}

/** A file that is no archive but holds many images. */
async function fileOfImages(source: ByteSource, name: string): Promise<Collection> {
  const opened = await openedFile({ path: name, open: async () => source });
  checkNested([opened], name);
  const collection = await knownFormat([opened], []);
  if (!collection) throw await unknownFile(source, name);
  return collection;
}

/** What the files are, where the format is one of files that hold many images each. */
async function knownFormat(opened: readonly OpenedFile[], files: readonly DataFile[]): Promise<Collection | undefined> {
  return (await parquet(opened, files)) ?? (await idx(opened, files)) ?? cifar(opened, files);
}

function checkNested(opened: readonly OpenedFile[], name: string): void {
  const nested = opened.find(({ kind }) => kind === 'tar' || kind === 'archive');
  if (!nested) return;
  throw new InputError(nested.path, `${nested.path}: is an archive within ${name}; give it on its own, or unpack it and give what is inside`);
}

async function openAll(files: readonly DataFile[], name: string): Promise<OpenedFile[]> {
  const seen = files.filter(({ path }) => !isHidden(path));
  if (seen.length > mostOpened) throw new InputError('data', `${name}: holds ${seen.length} files that are no images; give ${READABLE}`);
  const opened: OpenedFile[] = [];
  for (const file of seen) opened.push(await openedFile(file));
  return opened;
}

/** The files in several tar archives, each below the archive's path; what they unpack to is bounded together. */
async function membersOf(tars: readonly OpenedFile[]): Promise<DataFile[]> {
  const members: DataFile[] = [];
  let left = largestUnpacked;
  for (const { path, source: packed } of tars) {
    const source = await unpacked(packed, path, left);
    if (source !== packed) left -= source.size;
    for (const file of await tarFiles(source, path)) members.push({ ...file, path: `${path}/${file.path}` });
  }
  return members;
}

async function unknownFile(source: ByteSource, name: string): Promise<InputError> {
  const placeholder = placeholderFor(await firstBytes(source, 512));
  if (placeholder !== undefined) return new InputError('data', `${name}: ${placeholder}`);
  return new InputError('data', `${name}: is neither a zip nor anything else that can be read, or is damaged; give ${READABLE}`);
}

/** A name without the endings of archives: `photos.tar.gz` → `photos`. */
export function withoutEndings(name: string): string {
  return name.replace(/(?:\.(?:zip|tar|tgz|gz|parquet))+$/i, '');
}

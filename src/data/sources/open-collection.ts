/**
 * Finds out what a person gave, by its content, and reads it as labelled images: an archive is opened, and
 * what lies in it, or in a directory, is taken as the first format that fits.
 */
import { InputError } from '../../lib/errors.ts';
import { byteSource, firstBytes, type ByteSource, type DataFile } from '../byte-source.ts';
import type { Collection } from '../collection.ts';
import type { DecodeImage } from '../decode-image.ts';
import { checkFiles } from './check-files.ts';
import { unpacked } from './gunzip.ts';
import { imageFolder } from './image-folder.ts';
import { isTar, tarFiles } from './tar-files.ts';
import { isZip, zipFiles } from './zip-files.ts';

export interface OpenedCollection {
  readonly collection: Collection;
  readonly close: () => Promise<void>;
}

const READABLE = 'a .zip, .tar or .tar.gz of images';

/** What a file holds. Throws an InputError that names the file where that is nothing to learn from. */
export async function openFile(blob: Blob, name: string, decode: DecodeImage): Promise<OpenedCollection> {
  const given = await byteSource(blob);
  if (isZip(await firstBytes(given, 4))) {
    const { files, close } = await zipFiles(given, name);
    return { collection: await collectionOf(files, name, decode), close };
  }
  const source = await unpacked(given, name);
  if (!isTar(await firstBytes(source, 512))) throw await unknownFile(source, name);
  return { collection: await collectionOf(await tarFiles(source, name), name, decode), close: async () => undefined };
}

/** What the files of a directory or an archive hold. */
export async function collectionOf(files: readonly DataFile[], name: string, decode: DecodeImage): Promise<Collection> {
  checkFiles(files, name);
  return imageFolder(files, decode);
}

async function unknownFile(source: ByteSource, name: string): Promise<InputError> {
  const start = await firstBytes(source, 512);
  if (start.length === 0) return new InputError('data', `${name}: is empty; give ${READABLE}`);
  if (/^\s*(?:<!doctype|<html|<\?xml)/i.test(new TextDecoder().decode(start))) {
    return new InputError('data', `${name}: is a web page, not the data; open it in the browser and download the file it leads to`);
  }
  return new InputError('data', `${name}: is neither a zip nor anything else that can be read, or is damaged; give ${READABLE}`);
}

/** A name without the endings of archives: `photos.tar.gz` → `photos`. */
export function withoutEndings(name: string): string {
  return name.replace(/(?:\.(?:zip|tar|tgz|gz|parquet))+$/i, '');
}

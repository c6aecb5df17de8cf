import type { DataFile } from '../byte-source.ts';
import { largestFile, readWhole } from '../byte-source.ts';
import type { Collection, LabelledImage } from '../collection.ts';
import { folderLayout, type LabelledEntry } from './folder-layout.ts';

/** A folder of image files, labelled by the folders they lie in. */
export function imageFolder(files: readonly DataFile[]): Collection {
  const { classNames, train, validation, skipped } = folderLayout(files);
  const image = ({ entry, label }: LabelledEntry<DataFile>): LabelledImage => imageOfFile(entry, label);
  return { kind: 'image folder', classNames, train: train.map(image), validation: validation.map(image), skipped };
}

/** An image file as a labelled image. */
export function imageOfFile(file: DataFile, label: number): LabelledImage {
  return { path: file.path, label, read: async (signal) => ({ kind: 'file', bytes: await readWhole(file, largestFile, signal) }) };
}

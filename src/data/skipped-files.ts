/** Files among those of a set that are no images of it: why, how many, and the first of them. */
import { counted, listed } from '../lib/format.ts';
import { dataFile } from './sources/file-kind.ts';
import { isHidden, isImagePath } from './sources/folder-layout.ts';

/** Why a file is left out, as far as its name tells. */
export type SkipReason = 'hidden' | 'unreadable' | 'packed' | 'preview' | 'other';

export interface SkippedFiles {
  readonly count: number;
  /** By reason, those of most files first. */
  readonly groups: readonly SkippedGroup[];
}

export interface SkippedGroup {
  readonly reason: SkipReason;
  readonly count: number;
  /** Paths of the first few. */
  readonly first: readonly string[];
}

const mostNamed = 10;
/** Kinds of images that browsers do not all decode, or that are no pixels. */
const unreadableImage = /\.(?:tiff?|bmp|svg|heic|heif|jxl|jp2|ico|psd|ppm|pgm|dng|cr2|nef|tga)$/i;

const reasonTexts: Readonly<Record<SkipReason, string>> = {
  hidden: 'hidden or of the operating system',
  unreadable: 'of a kind that is not read: make it PNG, JPEG or WebP',
  packed: 'archive or table beside others: give it on its own, or unpack it',
  preview: 'picture beside the files that hold the images',
  other: 'not named as an image',
};

/** The files of these paths, by reason. */
export function skippedFiles(paths: readonly string[]): SkippedFiles {
  const groups = new Map<SkipReason, SkippedGroup>();
  for (const path of paths) {
    const reason = reasonOf(path);
    const { count, first } = groups.get(reason) ?? { count: 0, first: [] };
    groups.set(reason, { reason, count: count + 1, first: count < mostNamed ? [...first, path] : first });
  }
  return { count: paths.length, groups: [...groups.values()].toSorted((a, b) => b.count - a.count) };
}

/** In a sentence: `3 files left out: a.txt and b.txt (not named as an image); .x (hidden or of the operating system)`. */
export function skippedText({ count, groups }: SkippedFiles): string {
  const texts = groups.map(({ reason, first, count: files }) => `${firstNames(first, files)} (${reasonTexts[reason]})`);
  return `${counted(count, 'file', 'files')} left out: ${texts.join('; ')}`;
}

/** Names, the first few, and how many more there are: `a, b and 7 more`. */
export function firstNames(names: readonly string[], count = names.length): string {
  const named = names.slice(0, mostNamed);
  return listed(count > named.length ? [...named, `${count - named.length} more`] : named, 'en');
}

function reasonOf(path: string): SkipReason {
  if (isHidden(path)) return 'hidden';
  if (isImagePath(path)) return 'preview';
  if (unreadableImage.test(path)) return 'unreadable';
  return dataFile.test(path) ? 'packed' : 'other';
}

/**
 * What the paths of an image folder say: which files are images, their class, and whether they train or
 * validate. Knows `train/class/file` with `test/` (or `val/`, `validation/`), and `class/file` alone.
 */
import { InputError, at } from '../../lib/errors.ts';
import { imageFile } from '../decode/decode-image.ts';

export interface FolderLayout<Entry> {
  readonly classNames: readonly string[];
  readonly train: readonly LabelledEntry<Entry>[];
  /** Empty where the folder has no such part. */
  readonly validation: readonly LabelledEntry<Entry>[];
  /** Paths of files that are no images: hidden ones, folders of the operating system, other types. */
  readonly skipped: readonly string[];
}

export interface LabelledEntry<Entry> {
  readonly entry: Entry;
  readonly label: number;
}

interface Located<Entry> {
  readonly entry: Entry;
  /** Folders and file name, below the folder that all share. */
  readonly parts: readonly string[];
}

const trainNames = ['train', 'training'];
const validationNames = ['test', 'val', 'valid', 'validation'];

/** Sorts entries into classes and splits. The order in which they are given changes nothing. */
export function folderLayout<Entry extends { readonly path: string }>(entries: readonly Entry[]): FolderLayout<Entry> {
  const all = entries
    .map((entry) => ({ entry, parts: partsOf(entry.path) }))
    .sort((a, b) => (a.entry.path < b.entry.path ? -1 : 1));
  const images = all.filter(({ entry }) => isImagePath(entry.path));
  if (images.length === 0) {
    throw new InputError('data', `${entries.length} files, none of them an image: give PNG, JPEG, WebP, GIF or AVIF files in a folder for each class`);
  }
  const located = withoutSharedTop(images);
  const depth = hasSplitFolders(located) ? 1 : 0;
  const isHeld = ({ parts }: Located<Entry>): boolean => depth === 1 && isNamed(at(parts, 0), validationNames);
  const classNames = [...new Set(located.map((image) => classOf(image, depth)))].sort();
  const labels = new Map(classNames.map((name, label) => [name, label]));
  const labelled = (image: Located<Entry>): LabelledEntry<Entry> => ({ entry: image.entry, label: labels.get(classOf(image, depth)) ?? -1 });
  return {
    classNames,
    train: located.filter((image) => !isHeld(image)).map(labelled),
    validation: located.filter(isHeld).map(labelled),
    skipped: all.filter(({ entry }) => !isImagePath(entry.path)).map(({ entry }) => entry.path),
  };
}

/** Folders and name of a path; a tar archive counts as a folder of its name. An é of one sign or of two (Unicode) is the same folder. */
function partsOf(path: string): string[] {
  return path
    .normalize('NFC')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .map((part) => part.replace(/\.(?:tar|tar\.gz|tgz)$/i, ''));
}

/** Whether a path is that of an image that is not hidden. */
export function isImagePath(path: string): boolean {
  return imageFile.test(path) && !isHidden(path);
}

/** Whether a file is hidden, or one of the operating system. */
export function isHidden(path: string): boolean {
  return path.split('/').some((part) => (part.startsWith('.') && part !== '.') || /^(?:__MACOSX|Thumbs\.db|desktop\.ini)$/i.test(part));
}

/** Leaves out top folders that all images share, as archivers add them, as long as folders are left. */
function withoutSharedTop<Entry>(images: readonly Located<Entry>[]): readonly Located<Entry>[] {
  const top = at(images, 0).parts[0];
  const shared = images.every(({ parts }) => parts.length > 1 && parts[0] === top);
  if (!shared || images.every(({ parts }) => parts.length === 2)) return images;
  return withoutSharedTop(images.map(({ entry, parts }) => ({ entry, parts: parts.slice(1) })));
}

function hasSplitFolders<Entry>(images: readonly Located<Entry>[]): boolean {
  const tops = [...new Set(images.map(({ parts }) => at(parts, 0)))];
  const known = tops.filter((top) => isNamed(top, trainNames) || isNamed(top, validationNames));
  if (known.length === 0) return false;
  const other = tops.find((top) => !known.includes(top));
  if (other !== undefined) {
    throw new InputError('data', `${other} beside ${known.join(', ')}: is neither; give only train/ and test/ at the top, or only class folders`);
  }
  const held = known.filter((top) => isNamed(top, validationNames));
  if (known.length !== 2 || held.length !== 1) {
    throw new InputError('data', `top folders ${known.join(', ')}: must be one for training and one for validation, such as train/ and test/`);
  }
  return true;
}

function isNamed(folder: string, names: readonly string[]): boolean {
  return names.includes(folder.toLowerCase());
}

function classOf<Entry extends { readonly path: string }>({ entry, parts }: Located<Entry>, depth: number): string {
  if (parts.length < depth + 2) {
    throw new InputError('data', `image ${entry.path}: lies in no class folder; move it into one, or remove it`);
  }
  return at(parts, depth);
}

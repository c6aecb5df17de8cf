/**
 * What the paths of an image folder say: which files are images, their class, and whether they train or
 * validate. Knows `train/class/file` with `test/` (or `val/`, `validation/`), and `class/file` alone.
 */
import { InputError, at } from '../lib/errors.ts';
import { permutation, randomStream } from '../lib/random.ts';

export interface FolderLayout<Entry> {
  readonly classNames: readonly string[];
  readonly train: readonly LabelledEntry<Entry>[];
  readonly validation: readonly LabelledEntry<Entry>[];
  /** Files that are no images: hidden ones, folders of the operating system, other types. */
  readonly skipped: number;
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
/** What both browsers and sharp can decode. */
const imageFile = /\.(?:png|jpe?g|webp|gif|avif)$/i;

/** Sorts entries into classes and splits. The order in which they are given changes nothing. */
export function folderLayout<Entry extends { readonly path: string }>(
  entries: readonly Entry[],
  { validationFraction, seed }: { readonly validationFraction: number; readonly seed: number },
): FolderLayout<Entry> {
  const images = entries
    .map((entry) => ({ entry, parts: partsOf(entry.path) }))
    .filter(({ parts }) => isImage(parts))
    .sort((a, b) => (a.entry.path < b.entry.path ? -1 : 1));
  if (images.length === 0) {
    throw new InputError('data', `${entries.length} files, none of them an image: give PNG, JPEG, WebP, GIF or AVIF files in a folder for each class`);
  }
  const located = withoutSharedTop(images);
  const split = hasSplitFolders(located) ? splitByFolder(located) : splitBySeed(located, validationFraction, seed);
  return { ...split, skipped: entries.length - images.length };
}

function partsOf(path: string): string[] {
  return path.replaceAll('\\', '/').split('/').filter((part) => part !== '' && part !== '.');
}

function isImage(parts: readonly string[]): boolean {
  const hidden = parts.some((part) => part.startsWith('.') || part === '__MACOSX');
  return !hidden && imageFile.test(parts.at(-1) ?? '');
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

function splitByFolder<Entry extends { readonly path: string }>(images: readonly Located<Entry>[]): Omit<FolderLayout<Entry>, 'skipped'> {
  const trained = images.filter(({ parts }) => isNamed(at(parts, 0), trainNames));
  const classNames = classesOf(trained, 1);
  const labelled = (located: Located<Entry>): LabelledEntry<Entry> => {
    const name = classOf(located, 1);
    const label = classNames.indexOf(name);
    if (label < 0) throw new InputError('data', `class ${name}: has validation images (${located.entry.path}) but no training images; add some`);
    return { entry: located.entry, label };
  };
  return {
    classNames,
    train: trained.map(labelled),
    validation: images.filter(({ parts }) => !isNamed(at(parts, 0), trainNames)).map(labelled),
  };
}

/** Holds the same share of every class out, drawn by the seed; each class keeps at least one training image. */
function splitBySeed<Entry extends { readonly path: string }>(
  images: readonly Located<Entry>[],
  fraction: number,
  seed: number,
): Omit<FolderLayout<Entry>, 'skipped'> {
  const classNames = classesOf(images, 0);
  const train: LabelledEntry<Entry>[] = [];
  const validation: LabelledEntry<Entry>[] = [];
  for (const [label, name] of classNames.entries()) {
    const ofClass = images.filter((located) => classOf(located, 0) === name);
    const held = Math.min(ofClass.length - 1, Math.max(1, Math.round(ofClass.length * fraction)));
    for (const [rank, i] of permutation(ofClass.length, randomStream(seed, 'split', name)).entries()) {
      (rank < held ? validation : train).push({ entry: at(ofClass, i).entry, label });
    }
  }
  return { classNames, train, validation };
}

/** Names of the class folders at that depth, sorted by code units. */
function classesOf<Entry extends { readonly path: string }>(images: readonly Located<Entry>[], depth: number): string[] {
  const names = [...new Set(images.map((located) => classOf(located, depth)))].sort();
  if (names.length < 2) {
    throw new InputError('data', `only one class (${names.join()}): there is nothing to tell apart; give each class a folder of its own, at least two`);
  }
  return names;
}

function classOf<Entry extends { readonly path: string }>({ entry, parts }: Located<Entry>, depth: number): string {
  if (parts.length < depth + 2) {
    throw new InputError('data', `image ${entry.path}: lies in no class folder; move it into one, or remove it`);
  }
  return at(parts, depth);
}

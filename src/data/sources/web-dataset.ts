/**
 * WebDataset (https://github.com/webdataset/webdataset): the files of a sample have one name up to the first
 * dot, its key: `000123.jpg` with `000123.cls` (a number or a name) or `000123.json`.
 */
import { InputError, messageOf } from '../../lib/errors.ts';
import { readWhole, type DataFile } from '../byte-source.ts';
import type { Collection, LabelledImage } from '../collection.ts';
import { mapConcurrently } from '../concurrent.ts';
import { isImagePath } from './folder-layout.ts';
import { imageOfFile } from './image-folder.ts';
import { partsByName } from './split-names.ts';

const readsAtOnce = 8;
const longestLabel = 1e6; // bytes of a .cls or .json file

interface Sample {
  readonly image: DataFile;
  readonly className: string;
}

/** The images among the files with the labels beside them; undefined where no image has one. */
export async function webDataset(files: readonly DataFile[]): Promise<Collection | undefined> {
  const labelFiles = new Map(files.filter(({ path }) => /\.(?:cls|json)$/.test(path)).map((file) => [keptPath(file.path), file]));
  const images = files.filter(({ path }) => isImagePath(path));
  const labelOf = ({ path }: DataFile): DataFile | undefined => labelFiles.get(`${keyOf(path)}.cls`) ?? labelFiles.get(`${keyOf(path)}.json`);
  if (!images.some(labelOf)) return undefined;
  const samples = await mapConcurrently(images, readsAtOnce, async (image): Promise<Sample> => {
    const label = labelOf(image);
    if (!label) throw new InputError(image.path, `image ${image.path}: has no .cls or .json beside it, as others have; add its label or remove it`);
    return { image, className: await classNameIn(label) };
  });
  const classNames = sortedNames(samples.map(({ className }) => className));
  const labels = new Map(classNames.map((name, label) => [name, label]));
  const labelled = ({ image, className }: Sample): LabelledImage => imageOfFile(image, labels.get(className) ?? -1);
  const { train, validation } = partsByName(samples, ({ image }) => folderOf(image.path));
  const used = new Set(images.flatMap((image) => [image.path, labelOf(image)?.path]));
  return {
    kind: 'WebDataset',
    classNames,
    train: train.map(labelled),
    validation: validation.map(labelled),
    skipped: files.map(({ path }) => path).filter((path) => !used.has(path)),
  };
}

/** As it is compared: an é of one sign or of two (Unicode), as macOS has it, is the same name. */
function keptPath(path: string): string {
  return path.normalize('NFC');
}

/** Path of an image up to the first dot of its name. */
function keyOf(path: string): string {
  const name = path.lastIndexOf('/') + 1;
  return keptPath(path.slice(0, path.indexOf('.', name)));
}

/** The folders of a path, of which a tar archive is one; empty where there are none. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The class that a .cls or .json file gives: a whole number from 0, or a name. */
async function classNameIn(file: DataFile): Promise<string> {
  const text = new TextDecoder().decode(await readWhole(file, longestLabel)).trim().normalize('NFC');
  const value = file.path.endsWith('.json') ? jsonLabel(text, file.path) : text;
  const isName = typeof value === 'string' && value !== '' && !/^[-+]?\d*\.?\d+$/.test(value);
  if (isName) return value;
  const number = value === '' ? NaN : Number(value);
  if (Number.isSafeInteger(number) && number >= 0) return String(number);
  throw new InputError(file.path, `${file.path}: its label ${JSON.stringify(value)} must be a class name or a whole number from 0; correct it`);
}

function jsonLabel(text: string, path: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InputError(path, `${path}: is not JSON (${messageOf(error)}); correct it`);
  }
  const { label, cls, class: named } = Object(value) as { label?: unknown; cls?: unknown; class?: unknown };
  const found = label ?? cls ?? named;
  if (typeof found === 'string') return found.normalize('NFC'); // JSON may write it with escapes
  if (typeof found === 'number') return found;
  throw new InputError(path, `${path}: has no "label", "cls" or "class" that is a number or a text; add it`);
}

/** Each name once: by value where all are numbers, else by code units. */
function sortedNames(names: readonly string[]): string[] {
  const distinct = [...new Set(names)];
  return distinct.every((name) => /^\d+$/.test(name)) ? distinct.sort((a, b) => Number(a) - Number(b)) : distinct.sort();
}

/**
 * IDX, the format of MNIST and its kin (http://yann.lecun.com/exdb/mnist): two zeros, the type (8: unsigned
 * bytes), the number of dimensions, their sizes as big-endian 32-bit numbers, then the values. Images are
 * [n, height, width], their labels a file of their own, [n].
 */
import { InputError } from '../../lib/errors.ts';
import { firstBytes, type ByteSource, type DataFile } from '../byte-source.ts';
import type { Collection, LabelledImage } from '../collection.ts';
import type { ImageContent } from '../decode/decoder.ts';
import { rgbOnWhite } from '../decode/rgb.ts';
import type { OpenedFile } from './file-kind.ts';
import { unpacked } from './gunzip.ts';
import { numberNames } from './number-names.ts';
import { readLines } from './read-lines.ts';
import { partsByName } from './split-names.ts';

interface IdxFile {
  readonly path: string;
  readonly source: ByteSource;
  readonly sizes: readonly number[];
  /** Bytes before the values. */
  readonly header: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const mostPixels = 2 ** 26;
const namesFile = /(?:^|\/)[^/]*(?:label|class|name)[^/]*\.txt$/i;

/** The IDX files among opened ones as images, labels found by their names; undefined where there are none. */
export async function idx(opened: readonly OpenedFile[], files: readonly DataFile[]): Promise<Collection | undefined> {
  const found = opened.filter(({ kind }) => kind === 'idx');
  if (found.length === 0) return undefined;
  const parsed = await Promise.all(found.map(parseIdx));
  const [images, labels] = [parsed.filter(({ sizes }) => sizes.length === 3), parsed.filter(({ sizes }) => sizes.length === 1)];
  const pairs = images.map((of) => ({ images: of, labels: labelsOf(of, labels) }));
  if (pairs.length === 0) throw new InputError('data', `${parsed.map(({ path }) => path).join(', ')}: labels without images; give the images’ file too`);
  const { train, validation } = partsByName(pairs, (pair) => baseName(pair.images.path));
  const collected = { train: (await Promise.all(train.map(imagesOf))).flat(), validation: (await Promise.all(validation.map(imagesOf))).flat() };
  const names = files.find(({ path }) => namesFile.test(path));
  const used = new Set(found.map(({ path }) => path)).add(names?.path ?? '');
  return {
    kind: 'IDX',
    classNames: names ? await readLines(names) : numberNames([...collected.train, ...collected.validation]),
    ...collected,
    skipped: files.map(({ path }) => path).filter((path) => !used.has(path)),
  };
}

async function parseIdx({ path, source: packed }: OpenedFile): Promise<IdxFile> {
  const source = await unpacked(packed, path);
  const start = await firstBytes(source, 16);
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const dimensions = start[3] ?? 0;
  const header = 4 + 4 * dimensions;
  if (start.length < header) throw new InputError(path, `${path}: ends within its header; it was cut short: download it anew`);
  const sizes = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
  const [, height = 1, width = 1] = sizes;
  if (height * width > mostPixels) throw new InputError(path, `${path}: images of ${width} × ${height} pixels; must have at most ${mostPixels} each; shrink them`);
  const values = sizes.reduce((product, size) => product * size, 1);
  if (values === 0 || source.size !== header + values) {
    throw new InputError(path, `${path}: says ${sizes.join(' × ')} values, but has ${source.size - header} bytes of them; it is damaged: download it anew`);
  }
  return { path, source, sizes, header };
}

/** The labels that belong to an images’ file, by name: `train-images-idx3-ubyte` and `train-labels-idx1-ubyte`. */
function labelsOf(images: IdxFile, labels: readonly IdxFile[]): IdxFile {
  const found = labels.filter(({ path }) => stem(path) === stem(images.path));
  const [file] = found.length > 0 ? found : labels.length === 1 ? labels : [];
  if (!file) throw new InputError(images.path, `${images.path}: no labels belong to it by name; give them as ${images.path.replace(/images/i, 'labels').replace(/idx3/i, 'idx1')}`);
  if (file.sizes[0] !== images.sizes[0]) {
    throw new InputError(file.path, `${file.path}: has ${file.sizes[0]} labels for the ${images.sizes[0]} images of ${images.path}; give the two that belong together`);
  }
  return file;
}

async function imagesOf({ images, labels }: { readonly images: IdxFile; readonly labels: IdxFile }): Promise<LabelledImage[]> {
  const [, height = 1, width = 1] = images.sizes;
  const classes = await labels.source.read(labels.header, labels.source.size);
  return Array.from(classes, (label, i): LabelledImage => {
    const start = images.header + i * width * height;
    return { path: `${images.path} #${i}`, label, read: (signal) => greyPixels(images.source, start, { width, height }, signal) };
  });
}

/** [height, width] at `start` as a picture of three equal channels. */
async function greyPixels(source: ByteSource, start: number, { width, height }: Size, signal?: AbortSignal): Promise<ImageContent> {
  const pixels = await source.read(start, start + width * height, signal);
  return { kind: 'pixels', picture: rgbOnWhite({ pixels, width, height, channels: 1 }) };
}

/** What the names of a pair have in common. */
function stem(path: string): string {
  return baseName(path).toLowerCase().replace(/\.gz$/, '').replace(/images?|labels?|idx\d/g, '').replace(/[^a-z0-9]+/g, '-');
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

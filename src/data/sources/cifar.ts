/**
 * CIFAR-10 and CIFAR-100 in their binary version (https://www.cs.toronto.edu/~kriz/cifar.html): records of one
 * label byte (CIFAR-100: coarse, then fine) and 32 × 32 pixels, all red values, then green, then blue.
 */
import { InputError } from '../../lib/errors.ts';
import type { ByteSource, DataFile } from '../byte-source.ts';
import type { Collection, LabelledImage } from '../collection.ts';
import type { ImageContent } from '../decode/decoder.ts';
import type { OpenedFile } from './file-kind.ts';
import { readLines } from './read-lines.ts';

const side = 32;
const pixels = side * side;
const recordsPerRead = 1000;

interface Version {
  readonly kind: string;
  readonly train: RegExp;
  readonly test: RegExp;
  /** Bytes before the pixels; the last one is the label. */
  readonly labelBytes: number;
  readonly classes: number;
  readonly names: RegExp;
}

const versions: readonly Version[] = [
  { kind: 'CIFAR-10', train: /(?:^|\/)data_batch_\d+\.bin$/, test: /(?:^|\/)test_batch\.bin$/, labelBytes: 1, classes: 10, names: /(?:^|\/)batches\.meta\.txt$/ },
  { kind: 'CIFAR-100', train: /(?:^|\/)train\.bin$/, test: /(?:^|\/)test\.bin$/, labelBytes: 2, classes: 100, names: /(?:^|\/)fine_label_names\.txt$/ },
];

/** The batches of CIFAR among opened files, known by their names and the size of their records; else undefined. */
export async function cifar(opened: readonly OpenedFile[], files: readonly DataFile[]): Promise<Collection | undefined> {
  const version = versions.find(({ train }) => opened.some(({ path }) => train.test(path)));
  const python = files.find(({ path }) => /(?:^|\/)data_batch_\d+$/.test(path));
  if (!version && python) {
    throw new InputError(python.path, `${python.path}: is CIFAR for Python, which only Python can read; give the binary version, such as cifar-10-binary.tar.gz`);
  }
  if (!version) return undefined;
  const imagesOf = async (name: RegExp): Promise<readonly LabelledImage[]> =>
    (await Promise.all(opened.filter(({ path }) => name.test(path)).map((file) => batchImages(file, version)))).flat();
  return {
    kind: version.kind,
    classNames: await classNamesOf(version, files),
    train: await imagesOf(version.train),
    validation: await imagesOf(version.test),
    skipped: files.map(({ path }) => path).filter((path) => ![version.train, version.test, version.names].some((name) => name.test(path))),
  };
}

async function batchImages({ path, source }: OpenedFile, { kind, labelBytes }: Version): Promise<LabelledImage[]> {
  const record = labelBytes + 3 * pixels;
  if (source.size === 0 || source.size % record !== 0) {
    throw new InputError(path, `${path} of ${source.size} bytes: must hold whole ${kind} records of ${record} bytes; it is cut short or something else: download it anew`);
  }
  const images: LabelledImage[] = [];
  for (let start = 0; start < source.size; start += recordsPerRead * record) {
    const bytes = await source.read(start, Math.min(start + recordsPerRead * record, source.size));
    for (let offset = 0; offset < bytes.length; offset += record) {
      const first = start + offset + labelBytes;
      images.push({ path: `${path} #${images.length}`, label: bytes[offset + labelBytes - 1] ?? -1, read: (signal) => planarPixels(source, first, signal) });
    }
  }
  return images;
}

/** [3, side, side] at `start` as a picture [side, side, 3]. */
async function planarPixels(source: ByteSource, start: number, signal?: AbortSignal): Promise<ImageContent> {
  const planes = await source.read(start, start + 3 * pixels, signal);
  const rgb = new Uint8Array(3 * pixels);
  for (let channel = 0; channel < 3; channel++) {
    for (let i = 0; i < pixels; i++) rgb[3 * i + channel] = planes[channel * pixels + i] as number;
  }
  return { kind: 'pixels', picture: { pixels: rgb, width: side, height: side, channels: 3 } };
}

/** The names that lie beside the batches; numbers where there are none. */
async function classNamesOf({ names, classes }: Version, files: readonly DataFile[]): Promise<string[]> {
  const file = files.find(({ path }) => names.test(path));
  if (!file) return Array.from({ length: classes }, (_, i) => String(i));
  const lines = await readLines(file);
  if (lines.length !== classes) throw new InputError(file.path, `${file.path} with ${lines.length} names: must have ${classes}; download it anew`);
  return lines;
}

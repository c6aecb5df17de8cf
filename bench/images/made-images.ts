/**
 * The same pictures in every kind of source: the drawn shapes, as images of 32 px and as photographs of 256 px. Few
 * pictures are drawn and encoded; each stands for many images, which are read and decoded one by one all the same.
 */
import sharp, { type Sharp } from 'sharp';
import type { ImageDataset } from '../../src/data/dataset.ts';
import { shapes10 } from '../../src/data/shapes10.ts';
import { gzipOf, tarOf, zipOf } from '../../src/data/testing/archives.ts';
import { idxOf } from '../../src/data/testing/packed-images.ts';
import { parquetOf } from '../../src/data/testing/parquet-files.ts';
import { writeShards } from '../../src/data/write-shards.ts';
import { known } from '../known.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Files = Readonly<Record<string, Bytes>>;

/** What is written to disk, by path, and how it is named. */
export interface MadeSource {
  readonly name: string;
  readonly files: Files;
  /** What `--data` would name within the folder it is written to; `.` for the folder itself. */
  readonly path: string;
  /** Paths of the addresses that a person would give, of files or, empty, of the folder; none where a set is not read so. */
  readonly addresses: readonly string[];
}

export interface ImageCounts {
  /** Training images of 32 px in each source. */
  readonly small: number;
  /** Training images of 256 px. */
  readonly photographs: number;
}

const side = 32;
const plane = side * side;
const drawn = 512;
const drawnPhotographs = 128;
const validationImages = 128;

interface Picture {
  readonly className: string;
  readonly label: number;
  /** RGB, [32, 32, 3] */
  readonly pixels: Bytes;
}

interface Encoded extends Picture {
  /** With its folders, without an ending. */
  readonly path: string;
  readonly bytes: Bytes;
}

/** Every kind of source. */
export async function madeSources({ small, photographs }: ImageCounts): Promise<readonly MadeSource[]> {
  const pictures = await drawnPictures();
  const png = await encoded(pictures, small, (image) => image.png());
  const jpeg = await encoded(pictures.slice(0, drawnPhotographs), photographs, (image) => image.resize(256, 256).jpeg({ quality: 90 }));
  const folder = folderOf(png, 'png');
  return [
    { name: 'shards', files: await shardsOf(png), path: '.', addresses: [''] },
    { name: 'directory of PNG', files: folder, path: '.', addresses: [] },
    oneFile('zip of PNG', 'images.zip', await zipOf(folder)),
    oneFile('WebDataset tar of PNG', 'images.tar', await tarOf(webDatasetOf(png))),
    everyFile('Parquet of PNG', parquetFilesOf(png)),
    oneFile('CIFAR-10 binary, tar.gz', 'cifar.tar.gz', await gzipOf(await tarOf(cifarOf(png)))),
    everyFile('IDX, gz', await idxFilesOf(png)),
    oneFile('zip of JPEG, 256 px', 'photographs.zip', await zipOf(folderOf(jpeg, 'jpg'))),
    everyFile('Parquet of JPEG, 256 px', parquetFilesOf(jpeg)),
  ];
}

function oneFile(name: string, path: string, bytes: Bytes): MadeSource {
  return { name, files: { [path]: bytes }, path, addresses: [path] };
}

function everyFile(name: string, files: Files): MadeSource {
  return { name, files, path: '.', addresses: Object.keys(files) };
}

async function drawnPictures(): Promise<readonly Picture[]> {
  const shapes = shapes10({ trainImages: drawn, validationImages: 1 });
  const { images, labels } = await shapes.readShard('train', 0);
  return Array.from(labels, (label, i) => ({
    label, className: known(shapes.classNames[label]), pixels: images.slice(i * plane * 3, (i + 1) * plane * 3),
  }));
}

/** So many training images and those of validation, of the pictures in turn. */
async function encoded(pictures: readonly Picture[], count: number, encode: (image: Sharp) => Sharp): Promise<readonly Encoded[]> {
  const files = await Promise.all(pictures.map(async ({ pixels }) =>
    new Uint8Array(await encode(sharp(pixels, { raw: { width: side, height: side, channels: 3 } })).toBuffer())));
  return Array.from({ length: count + validationImages }, (_, i) => {
    const [picture, bytes] = [known(pictures[i % pictures.length]), known(files[i % files.length])];
    return { ...picture, bytes, path: `${i < count ? 'train' : 'test'}/${picture.className}/${i}` };
  });
}

function of(split: 'train' | 'test', images: readonly Encoded[]): readonly Encoded[] {
  return images.filter(({ path }) => path.startsWith(split));
}

function folderOf(images: readonly Encoded[], ending: string): Files {
  return Object.fromEntries(images.map(({ path, bytes }) => [`${path}.${ending}`, bytes]));
}

function webDatasetOf(images: readonly Encoded[]): Record<string, Bytes | string> {
  return Object.fromEntries(images.flatMap(({ label, bytes, path }, i) => {
    const key = `${path.startsWith('train') ? 'train' : 'val'}/${i}`;
    return [[`${key}.png`, bytes], [`${key}.cls`, String(label)]];
  }));
}

function parquetFilesOf(images: readonly Encoded[]): Files {
  const file = (split: 'train' | 'test'): Bytes => parquetOf(of(split, images).map(({ bytes, label }) => ({ image: bytes, label })), { rowGroupSize: 100 });
  return { 'train.parquet': file('train'), 'test.parquet': file('test') };
}

/** Records of a label and three planes of 32 × 32. */
function cifarOf(images: readonly Encoded[]): Files {
  const batch = (chosen: readonly Encoded[]): Bytes => {
    const file = new Uint8Array(chosen.length * (1 + 3 * plane));
    for (const [i, { label, pixels }] of chosen.entries()) {
      const record = i * (1 + 3 * plane);
      file[record] = label;
      for (const [j, value] of pixels.entries()) file[record + 1 + (j % 3) * plane + Math.floor(j / 3)] = value;
    }
    return file;
  };
  return { 'cifar/data_batch_1.bin': batch(of('train', images)), 'cifar/test_batch.bin': batch(of('test', images)) };
}

/** The red of the pictures, as MNIST has its grey. */
async function idxFilesOf(images: readonly Encoded[]): Promise<Files> {
  const pair = async (name: string, chosen: readonly Encoded[]): Promise<Files> => ({
    [`${name}-images-idx3-ubyte.gz`]: await gzipOf(idxOf([chosen.length, side, side], chosen.flatMap(({ pixels }) => Array.from({ length: plane }, (_, i) => known(pixels[i * 3]))))),
    [`${name}-labels-idx1-ubyte.gz`]: await gzipOf(idxOf([chosen.length], chosen.map(({ label }) => label))),
  });
  return { ...(await pair('train', of('train', images))), ...(await pair('t10k', of('test', images))) };
}

async function shardsOf(images: readonly Encoded[]): Promise<Files> {
  const files: Record<string, Bytes> = {};
  const [train, validation] = [of('train', images), of('test', images)];
  const dataset: ImageDataset = {
    ...shapes10({ trainImages: 1, validationImages: 1 }),
    shardCounts: { train: [train.length], validation: [validation.length] },
    readShard: async (split) => shardOf(split === 'train' ? train : validation),
  };
  await writeShards(dataset, async (file, bytes) => void (files[file] = Uint8Array.from(bytes)), { source: 'bench' });
  return files;
}

function shardOf(images: readonly Encoded[]): Awaited<ReturnType<ImageDataset['readShard']>> {
  const pixels = new Uint8Array(images.length * plane * 3);
  for (const [i, image] of images.entries()) pixels.set(image.pixels, i * plane * 3);
  return { images: pixels, labels: Uint16Array.from(images, ({ label }) => label), count: images.length };
}

/** What reads images from strangers, whatever they are packed in. */
import { parseManifest } from '../../src/formats/manifest.ts';
import { decodeShard } from '../../src/formats/shard.ts';
import type { Parser } from './parser.ts';
import type { DataFile } from '../../src/data/byte-source.ts';
import { splitImages } from '../../src/data/collection-dataset.ts';
import type { Collection } from '../../src/data/collection.ts';
import { decodeNamed } from '../../src/data/decode/decode-image.ts';
import { decodeWithSharp } from '../../src/data/decode/node/decode-with-sharp.ts';
import { cardAmong, classNamesOfCard } from '../../src/data/sources/card-names.ts';
import { collectionOf, openFile } from '../../src/data/sources/open-collection.ts';
import { fileOf, pngOf } from '../../src/data/testing/image-files.ts';
import { idxOf } from '../../src/data/testing/packed-images.ts';
import { pictureOf } from '../../src/data/testing/picture-of.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What the shards of the corpus are meant to hold. */
export const shardGeometry = { imageSize: 2, channels: 3, classes: 10 };
/** Labels that lie beside the images of the parser `idx`. */
const idxLabels = idxOf([4], [0, 1, 0, 1]);
const idxImages = idxOf([4, 2, 2], Array.from({ length: 16 }, (_, i) => i));
const png = await pngOf([1, 2, 3]);

/** By name; those of archives differ only in what fuzzing makes of their files. */
export const imageParsers = {
  zip: readFile,
  tar: readFile,
  gzip: readFile,
  parquet: readFile,
  cifar: (bytes) => readFiles([fileOf('data_batch_1.bin', bytes)]),
  'idx images': (bytes) => readFiles([fileOf('train-images-idx3-ubyte', bytes), fileOf('train-labels-idx1-ubyte', idxLabels)]),
  'idx labels': (bytes) => readFiles([fileOf('train-images-idx3-ubyte', idxImages), fileOf('train-labels-idx1-ubyte', bytes)]),
  /** The file is the label of one of two images: a .cls or a .json by its name. */
  label: (bytes, name) => readFiles([fileOf('1.png', png), fileOf(`1${name.slice(name.lastIndexOf('.'))}`, bytes), fileOf('2.png', png), fileOf('2.cls', 'other')]),
  /** The file lies among images of two classes, under its own name. */
  beside: (bytes, name) => readFiles([fileOf('a/1.png', png), fileOf('b/1.png', png), fileOf(name, bytes)]),
  /** The lines of the file are the paths of images. */
  paths: (bytes) => readFiles(new TextDecoder().decode(bytes).split('\n').map((path) => fileOf(path, png))),
  card: async (bytes) => void classNamesOfCard((await cardAmong([fileOf('README.md', bytes)]))?.data, 'label'),
  image: async (bytes, name) => void (await decodeNamed(name, bytes, decodeWithSharp)),
  manifest: async (bytes) => void parseManifest(new TextDecoder().decode(bytes)),
  shard: async (bytes) => void decodeShard(bytes, shardGeometry),
} as const satisfies Record<string, Parser>;

async function readFile(bytes: Bytes, name: string): Promise<void> {
  const { collection, close } = await openFile(new Blob([bytes]), name);
  try {
    await readAll(collection);
  } finally {
    await close();
  }
}

async function readFiles(files: readonly DataFile[]): Promise<void> {
  await readAll(await collectionOf(files, 'given'));
}

async function readAll(collection: Collection): Promise<void> {
  const { train, validation } = splitImages(collection, 0.2, 0);
  for (const image of [...train, ...validation]) await pictureOf(image);
}

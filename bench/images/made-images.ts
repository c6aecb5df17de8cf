/** The same pictures in every kind of source: the drawn shapes, as files of 32 px and as photographs of 256 px. */
import sharp, { type Sharp } from 'sharp';
import { shapes10 } from '../../src/data/shapes10.ts';
import { gzipOf, tarOf, zipOf, type Contents } from '../../src/data/testing/archives.ts';
import { parquetOf } from '../../src/data/testing/parquet-files.ts';
import { writeShards } from '../../src/data/write-shards.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What is written to disk, by path, and the part of it that a source is. */
export interface MadeSource {
  readonly name: string;
  readonly files: ReadonlyMap<string, Bytes>;
  /** What `--data` would name within the folder it is written to; `.` for the folder itself. */
  readonly path: string;
}

const validationShare = 0.1;

interface Encoded {
  readonly path: string;
  readonly label: number;
  readonly bytes: Bytes;
}

/** Every kind of source with so many images altogether. */
export async function madeSources(images: number): Promise<readonly MadeSource[]> {
  const validationImages = Math.round(images * validationShare);
  const dataset = shapes10({ trainImages: images - validationImages, validationImages });
  const small = await encoded(dataset, (image) => image.png());
  const photographs = await encoded(dataset, (image) => image.resize(256, 256).jpeg({ quality: 90 }));
  const shards = new Map<string, Bytes>();
  await writeShards(dataset, async (file, bytes) => void shards.set(file, Uint8Array.from(bytes)), { source: 'bench' });
  const contents = contentsOf(small);
  return [
    { name: 'shards', files: shards, path: '.' },
    { name: 'directory of PNG', files: new Map(Object.entries(contents)), path: '.' },
    one('zip of PNG', 'images.zip', await zipOf(contents)),
    one('tar of PNG', 'images.tar', await tarOf(contents)),
    one('tar.gz of PNG', 'images.tar.gz', await gzipOf(await tarOf(contents))),
    one('WebDataset of PNG', 'images-train-test.tar', await tarOf(webDatasetOf(small))),
    { name: 'Parquet of PNG', files: parquetFiles(small), path: '.' },
    { name: 'CIFAR-10 binary', files: cifarFiles(await rawOf(small)), path: '.' },
    one('zip of JPEG, 256 px', 'photographs.zip', await zipOf(contentsOf(photographs))),
    { name: 'Parquet of JPEG, 256 px', files: parquetFiles(photographs), path: '.' },
  ];
}

function one(name: string, path: string, bytes: Bytes): MadeSource {
  return { name, files: new Map([[path, bytes]]), path };
}

async function encoded(dataset: ReturnType<typeof shapes10>, encode: (image: Sharp) => Sharp): Promise<readonly Encoded[]> {
  const all: Encoded[] = [];
  const { imageSize: side, classNames } = dataset;
  for (const split of ['train', 'validation'] as const) {
    for (const index of dataset.shardCounts[split].keys()) {
      const { images, labels, count } = await dataset.readShard(split, index);
      for (let i = 0; i < count; i++) {
        const raw = images.slice(i * side * side * 3, (i + 1) * side * side * 3);
        const bytes = await encode(sharp(raw, { raw: { width: side, height: side, channels: 3 } })).toBuffer();
        const label = labels[i] ?? 0;
        all.push({ path: `${split === 'train' ? 'train' : 'test'}/${classNames[label]}/${index}-${i}`, label, bytes: new Uint8Array(bytes) });
      }
    }
  }
  return all;
}

function contentsOf(images: readonly Encoded[]): Readonly<Record<string, Bytes>> {
  return Object.fromEntries(images.map(({ path, bytes }) => [`${path}.${bytes[0] === 0xff ? 'jpg' : 'png'}`, bytes]));
}

function webDatasetOf(images: readonly Encoded[]): Contents {
  return Object.fromEntries(images.flatMap(({ label, bytes }, i) => [[`${i}.png`, bytes], [`${i}.cls`, String(label)]]));
}

function parquetFiles(images: readonly Encoded[]): ReadonlyMap<string, Bytes> {
  const rows = (folder: string) => images.filter(({ path }) => path.startsWith(folder)).map(({ bytes, label }) => ({ image: bytes, label }));
  return new Map(['train', 'test'].map((folder) => [`${folder}.parquet`, parquetOf(rows(folder), { rowGroupSize: 100 })]));
}

async function rawOf(images: readonly Encoded[]): Promise<readonly Encoded[]> {
  return Promise.all(images.map(async (image) => ({ ...image, bytes: new Uint8Array(await sharp(image.bytes).removeAlpha().raw().toBuffer()) })));
}

/** Records of a label and three planes of 32 × 32. */
function cifarFiles(images: readonly Encoded[]): ReadonlyMap<string, Bytes> {
  const batch = (folder: string): Bytes => {
    const chosen = images.filter(({ path }) => path.startsWith(folder));
    const file = new Uint8Array(chosen.length * 3073);
    for (const [i, { bytes, label }] of chosen.entries()) {
      file[i * 3073] = label;
      for (let j = 0; j < 3072; j++) file[i * 3073 + 1 + (j % 3) * 1024 + Math.floor(j / 3)] = bytes[j] ?? 0;
    }
    return file;
  };
  return new Map([['data_batch_1.bin', batch('train')], ['test_batch.bin', batch('test')]]);
}

import { describe, expect, it } from 'vitest';
import { splitImages } from '../collection-dataset.ts';
import type { Collection } from '../collection.ts';
import { gzipOf, tarOf, zipOf, type Contents } from '../testing/archives.ts';
import { fileOf, pngOf } from '../testing/image-files.ts';
import { cifarBatch, mnistFiles } from '../testing/packed-images.ts';
import { parquetOf } from '../testing/parquet-files.ts';
import { pictureOf } from '../testing/picture-of.ts';
import { collectionOf, openFile } from './open-collection.ts';

const png = await pngOf([1, 2, 3]);
const table = parquetOf([0, 1, 1, 0].map((label) => ({ image: png, label })));

/** Files of each kind, with the number of images to train and to validate on. */
const sources: Readonly<Record<string, { readonly files: Contents; readonly counts: readonly [number, number] }>> = {
  'image folder': { files: { 'train/a/1.png': png, 'train/b/1.png': png, 'test/a/1.png': png }, counts: [2, 1] },
  'CIFAR-10': { files: { 'data_batch_1.bin': cifarBatch(12), 'data_batch_2.bin': cifarBatch(10), 'test_batch.bin': cifarBatch(10) }, counts: [22, 10] },
  'CIFAR-100': { files: { 'train.bin': cifarBatch(7, { classes: 100, coarse: true }), 'test.bin': cifarBatch(3, { classes: 100, coarse: true }) }, counts: [7, 3] },
  IDX: { files: mnistFiles(), counts: [9, 3] },
  WebDataset: { files: { 'train/1.png': png, 'train/1.cls': 'a', 'train/2.png': png, 'train/2.json': '{"label": "b"}', 'test/3.png': png, 'test/3.cls': 'b' }, counts: [2, 1] },
  Parquet: { files: { 'train-0.parquet': table, 'train-1.parquet': table, 'test-0.parquet': table }, counts: [8, 4] },
};

const file = async (bytes: Uint8Array<ArrayBuffer>): Promise<Collection> => (await openFile(new Blob([bytes]), 'given')).collection;
const containers: Readonly<Record<string, (files: Contents) => Promise<Collection>>> = {
  directory: (files) => collectionOf(Object.entries(files).map(([path, content]) => fileOf(path, content)), 'given'),
  zip: async (files) => file(await zipOf(files)),
  tar: async (files) => file(await tarOf(files)),
  'tar.gz': async (files) => file(await gzipOf(await tarOf(files))),
};

describe.each(Object.entries(sources))('%s', (kind, { files, counts }) => {
  it.each(Object.entries(containers))('is read from a %s', async (_container, open) => {
    const collection = await open(files);
    const { train, validation } = splitImages(collection, 0.2, 0);
    expect([collection.kind, train.length, validation.length, collection.skipped]).toEqual([kind, ...counts, []]);
    for (const image of [...train, ...validation]) expect((await pictureOf(image)).channels).toBe(3);
  });
});

describe('what lies in the place of data is named, with what to do, in a directory of', () => {
  const lfs = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n';
  it.each([
    ['Parquet files, a pointer of Git LFS', { 'train.parquet': table, 'test.parquet': lfs }, 'test.parquet: is a pointer of Git LFS, not the data; fetch the files themselves'],
    ['Parquet files, a web page', { 'train.parquet': table, 'test.parquet': '<!doctype html>' }, 'test.parquet: is a web page, not the data'],
    ['Parquet files, an empty one', { 'train.parquet': table, 'test.parquet': '' }, 'test.parquet: is empty; download it anew, or remove it'],
    ['images, a pointer of Git LFS', { 'a/1.png': png, 'b/1.png': lfs }, 'image b/1.png: is a pointer of Git LFS'],
    ['images, a web page', { 'a/1.png': png, 'b/1.png': '<html>' }, 'image b/1.png: is a web page'],
    ['images, an empty one', { 'a/1.png': png, 'b/1.png': '' }, 'image b/1.png: is empty'],
  ])('%s', async (_what, files, message) => {
    const paths = Object.entries(files).map(([path, content]) => fileOf(path, content));
    const read = async (): Promise<void> => {
      for (const image of (await collectionOf(paths, 'given')).train) await pictureOf(image);
    };
    await expect(read()).rejects.toThrow(message);
  });
});

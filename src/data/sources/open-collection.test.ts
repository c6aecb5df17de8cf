import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gzipOf, tarOf, zipOf, type Contents } from '../testing/archives.ts';
import { damaged, readOrRefuse } from '../testing/bytes-changed.ts';
import { fileOf, pngOf } from '../testing/image-files.ts';
import { flatParquetOf, parquetOf } from '../testing/parquet-files.ts';
import { pictureOf } from '../testing/picture-of.ts';
import { collectionOf, openFile } from './open-collection.ts';

const open = async (bytes: BlobPart, name = 'given') => (await openFile(new Blob([bytes]), name)).collection;

async function photos(): Promise<Contents> {
  const paths = ['train/cat/1', 'train/dog/1', 'test/cat/2', 'test/dog/2'];
  return Object.fromEntries(await Promise.all(paths.map(async (path, i) => [`photos/${path}.png`, await pngOf([i, 0, 0])] as const)));
}

describe('an image folder', () => {
  it.each([
    ['zip', zipOf],
    ['tar', tarOf],
    ['tar.gz', async (files: Contents) => gzipOf(await tarOf(files))],
  ])('is read from a %s, whatever its name', async (_kind, pack) => {
    const { kind, classNames, train, validation, skipped } = await open(await pack({ ...(await photos()), 'photos/notes.txt': 'x' }));
    expect({ kind, classNames, skipped }).toEqual({ kind: 'image folder', classNames: ['cat', 'dog'], skipped: ['photos/notes.txt'] });
    expect(train.map(({ path, label }) => [path, label])).toEqual([['photos/train/cat/1.png', 0], ['photos/train/dog/1.png', 1]]);
    expect((await pictureOf(validation[1])).pixels[0]).toBe(3);
  });

  it.each([['zip', zipOf], ['tar', tarOf]])('damaged as a %s is read or refused, and nothing else', async (_kind, pack) => {
    const whole = await pack(await photos());
    expect(await readOrRefuse(() => open(whole))).toBe('read');
    await fc.assert(fc.asyncProperty(damaged(whole), async (bytes) => void (await readOrRefuse(() => open(bytes)))), { numRuns: 150 });
  });
});

describe('pictures beside Parquet files', () => {
  const hub = async (...more: readonly (readonly [string, Uint8Array<ArrayBuffer>])[]) => {
    const png = await pngOf([1, 2, 3]);
    const paths: Contents = { '.gitattributes': 'x', 'README.md': '# Cats', 'assets/preview.png': png, ...Object.fromEntries(more) };
    return collectionOf(Object.entries(paths).map(([path, content]) => fileOf(path, content)), 'given');
  };
  const table = async () => parquetOf(await Promise.all([0, 1, 1].map(async (label) => ({ image: await pngOf([label, 0, 0]), label }))));

  it('show what a clone of the Hub is about, and are left out', async () => {
    const { kind, train, validation, skipped } = await hub(['data/train-00000-of-00001.parquet', await table()], ['data/test-00000-of-00001.parquet', await table()]);
    expect([kind, train.length, validation.length]).toEqual(['Parquet', 3, 3]);
    expect(skipped).toEqual(['.gitattributes', 'assets/preview.png']);
  });

  it('are the data set where the Parquet files hold no images', async () => {
    const facts = flatParquetOf([{ name: 'file_name', data: ['a/1.png'] }, { name: 'label', data: Int32Array.of(1) }]);
    const { kind, classNames, skipped } = await hub(['b/1.png', await pngOf([1, 1, 1])], ['metadata.parquet', facts]);
    expect({ kind, classNames, skipped }).toEqual({ kind: 'image folder', classNames: ['assets', 'b'], skipped: ['.gitattributes', 'README.md', 'metadata.parquet'] });
  });

  it('do not hide that a Parquet file is damaged', async () => {
    await expect(hub(['data/train.parquet', (await table()).slice(0, -9)])).rejects.toThrow('data/train.parquet: cannot be read as Parquet');
  });
});

describe('what cannot be read is named:', () => {
  it.each([
    ['a web page', '<!DOCTYPE html><html>', 'given: is a web page, not the data'],
    ['nothing', '', 'given: is empty'],
    ['anything else', 'this is no zip', 'given: is neither a zip nor anything else that can be read'],
  ])('%s', async (_what, content, message) => {
    await expect(open(content)).rejects.toThrow(message);
  });

  it.each(['../a/1.png', '/a/1.png', 'a/../../1.png', 'C:\\a\\1.png', '..\\1.png'])('a path that leads out of its archive, %s', async (path) => {
    await expect(collectionOf([fileOf(path, '')], 'x.tar')).rejects.toThrow('leads out of x.tar');
  });

  it('a path that is there twice', async () => {
    const twice = [fileOf('a/1.png', ''), fileOf('b/1.png', ''), fileOf('a/1.png', '')];
    await expect(collectionOf(twice, 'x.tar')).rejects.toThrow('a/1.png: is in x.tar twice');
  });

  it('more files than names fit in memory', async () => {
    const many = Array.from({ length: 1_000_001 }, () => fileOf('a', ''));
    await expect(collectionOf(many, 'x.tar')).rejects.toThrow('x.tar: holds more than 1000000 files');
  });
});

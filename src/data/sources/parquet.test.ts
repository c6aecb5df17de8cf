import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ByteSource } from '../byte-source.ts';
import { zipOf } from '../testing/archives.ts';
import { damaged, readOrRefuse } from '../testing/bytes-changed.ts';
import { pngOf } from '../testing/image-files.ts';
import { flatParquetOf, parquetOf } from '../testing/parquet-files.ts';
import { pictureOf } from '../testing/picture-of.ts';
import { openFile, openSource } from './open-collection.ts';

const open = async (bytes: BlobPart) => (await openFile(new Blob([bytes]), 'given')).collection;
const pngs = await Promise.all(Array.from({ length: 8 }, (_, i) => pngOf([i, 0, 0])));
/** Rows whose labels are these; the red value of each image is its place. */
const rows = (...labels: readonly (number | null)[]) => labels.map((label, i) => ({ image: pngs[i] ?? null, label }));
const names = ['cat', 'dog', 'eel'];

describe('a Parquet file of images', () => {
  it.each(['SNAPPY', 'UNCOMPRESSED', 'GZIP', 'BROTLI', 'ZSTD', 'LZ4_RAW'] as const)('is read by row groups, with the class names of its schema, %s', async (codec) => {
    const { kind, classNames, train } = await open(parquetOf(rows(2, 0, 1, 1, 0, 2, 2, 0), { names, codec }));
    expect({ kind, classNames }).toEqual({ kind: 'Parquet', classNames: names });
    expect(train.map(({ label }) => label)).toEqual([2, 0, 1, 1, 0, 2, 2, 0]);
    for (const [i, image] of train.entries()) expect((await pictureOf(image)).pixels[0]).toBe(i);
    expect(train[7]?.path).toBe('given #7');
  });

  it('may have its images as plain bytes, and labels in 32 bits without names', async () => {
    const file = flatParquetOf([{ name: 'photo', data: pngs.slice(0, 3), type: 'BYTE_ARRAY' }, { name: 'cls', data: Int32Array.of(0, 1, 1) }]);
    const { classNames, train } = await open(file);
    expect(classNames).toEqual(['0', '1']);
    expect((await pictureOf(train[2])).pixels[0]).toBe(2);
  });

  it('is one of several, split by their names', async () => {
    const file = parquetOf(rows(0, 1, 2), { names });
    const { train, validation, skipped } = await open(await zipOf({
      'data/train-00000-of-00002.parquet': file, 'data/train-00001-of-00002.parquet': file, 'data/test-00000-of-00001.parquet': file, 'README.md': 'x', 'notes.txt': 'x',
    }));
    expect([train.length, validation.length, skipped]).toEqual([6, 3, ['notes.txt']]); // the card is no image, but not left out either
  });

  it('has the class names of the card beside it where its schema has none', async () => {
    const card = `---\ndataset_info:\n  features:\n  - name: label\n    dtype:\n      class_label:\n        names: [猫, 犬]\n---\n`;
    const { classNames, skipped } = await open(await zipOf({ 'data/train.parquet': parquetOf(rows(0, 1)), 'README.md': card }));
    expect({ classNames, skipped }).toEqual({ classNames: ['猫', '犬'], skipped: [] });
  });

  it.each([
    ['labels that are missing', parquetOf(rows(0, null)), 'given #1: its label is missing'],
    ['no column of images', flatParquetOf([{ name: 'text', data: ['a'] }, { name: 'label', data: Int32Array.of(1) }]), 'given with columns text, label: none holds image files'],
    ['no column of labels', flatParquetOf([{ name: 'image', data: [new Uint8Array(1)], type: 'BYTE_ARRAY' }]), 'none of whole numbers is named label'],
    ['a cut', parquetOf(rows(0, 1)).slice(0, -9), 'given: cannot be read as Parquet'],
  ])('is refused with %s', async (_what, file, message) => {
    await expect(open(file)).rejects.toThrow(message);
  });

  it('is refused with other class names than the next', async () => {
    const [one, other] = [parquetOf(rows(0, 1), { names }), parquetOf(rows(0, 1), { names: ['x', 'y'] })];
    await expect(open(await zipOf({ 'a.parquet': one, 'b.parquet': other }))).rejects.toThrow('b.parquet: has other class names than a.parquet');
  });

  it('has the same classes whether an é is one sign or two, in each schema and on the card', async () => {
    const [one, two] = ['café'.normalize('NFC'), 'café'.normalize('NFD')];
    const [first, second] = [one, two].map((name) => parquetOf(rows(0, 1), { names: [name, 'x'] }));
    expect((await open(await zipOf({ 'a.parquet': first ?? '', 'b.parquet': second ?? '' }))).classNames).toEqual([one, 'x']);
    const card = `---\ndataset_info:\n  features:\n  - name: label\n    dtype:\n      class_label:\n        names: [${two}, x]\n---\n`;
    expect((await open(await zipOf({ 'data/train.parquet': parquetOf(rows(0, 1)), 'README.md': card }))).classNames).toEqual([one, 'x']);
  });

  it('names an image that has no bytes, and one that is none', async () => {
    const { train } = await open(parquetOf([{ image: null, label: 0 }, { image: Uint8Array.of(1, 2), label: 1 }]));
    await expect(pictureOf(train[0])).rejects.toThrow('image given #0: has no bytes');
    await expect(pictureOf(train[1])).rejects.toThrow(/image given #1: cannot be decoded/);
  });

  it('gives up a row group at once when all who want images of it have, and reads it anew for the next', async () => {
    const file = parquetOf(rows(0, 1, 2), { names });
    let hangs = false;
    let ended = 0;
    const source: ByteSource = {
      size: file.length,
      async read(start, end, signal) {
        if (!hangs) return file.slice(start, end);
        return new Promise((_, reject) => {
          signal?.addEventListener('abort', () => {
            ended++;
            reject(signal.reason as Error);
          });
        });
      },
    };
    const { collection } = await openSource(source, 'given.parquet');
    const [first, second] = collection.train;
    hangs = true;
    const [one, other] = [new AbortController(), new AbortController()];
    const reads = [first?.read(one.signal), second?.read(other.signal)];
    one.abort(new Error('first'));
    await expect(reads[0]).rejects.toThrow('first');
    expect(ended).toBe(0); // the second still wants the row group
    other.abort(new Error('second'));
    await expect(reads[1]).rejects.toThrow('second');
    expect(ended).toBe(1);
    hangs = false;
    expect((await pictureOf(second)).pixels[0]).toBe(1);
  });

  it.each(['SNAPPY', 'UNCOMPRESSED'] as const)('damaged is read or refused, and nothing else, %s', async (codec) => {
    const whole = parquetOf(rows(0, 1, 2, 1), { names, codec });
    expect(await readOrRefuse(() => open(whole))).toBe('read');
    await fc.assert(fc.asyncProperty(damaged(whole), async (bytes) => void (await readOrRefuse(() => open(bytes)))), { numRuns: 400 });
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gzipOf, tarOf, zipOf, type Contents } from '../testing/archives.ts';
import { damaged, readOrRefuse } from '../testing/bytes-changed.ts';
import { cifarBatch } from '../testing/packed-images.ts';
import { pictureOf } from '../testing/picture-of.ts';
import { openFile } from './open-collection.ts';

const open = async (bytes: BlobPart) => (await openFile(new Blob([bytes]), 'given')).collection;
const names = 'airplane automobile bird cat deer dog frog horse ship truck'.split(' ');
const ten: Contents = {
  'cifar-10-batches-bin/batches.meta.txt': `${names.join('\n')}\n\n`,
  'cifar-10-batches-bin/data_batch_1.bin': cifarBatch(12),
  'cifar-10-batches-bin/data_batch_2.bin': cifarBatch(4),
  'cifar-10-batches-bin/test_batch.bin': cifarBatch(3),
  'cifar-10-batches-bin/readme.html': '<html>',
};

describe('CIFAR in its binary version', () => {
  it.each([['zip', zipOf], ['tar', tarOf], ['tar.gz', async (files: Contents) => gzipOf(await tarOf(files))]])('is read from a %s', async (_kind, pack) => {
    const { kind, classNames, train, validation, skipped } = await open(await pack(ten));
    expect({ kind, classNames, skipped }).toEqual({ kind: 'CIFAR-10', classNames: names, skipped: ['cifar-10-batches-bin/readme.html'] });
    expect(train.map(({ label }) => label)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 0, 1, 2, 3]);
    expect(validation).toHaveLength(3);
    const picture = await pictureOf(train[11]);
    expect(picture).toMatchObject({ width: 32, height: 32, channels: 3 });
    expect([...(picture.pixels)]).toEqual(Array.from({ length: 3072 }, (_, i) => [11, 100, 200][i % 3])); // planes became pixels
  });

  it('of a hundred classes has the fine labels', async () => {
    const fine = Array.from({ length: 100 }, (_, i) => `class ${i}`);
    const batch = cifarBatch(102, { classes: 100, coarse: true });
    const { kind, classNames, train } = await open(await zipOf({ 'train.bin': batch, 'test.bin': batch, 'fine_label_names.txt': fine.join('\n') }));
    expect({ kind, classNames }).toEqual({ kind: 'CIFAR-100', classNames: fine });
    expect(train[101]?.label).toBe(1);
  });

  it('has numbers for names where there are none', async () => {
    expect((await open(await zipOf({ 'data_batch_1.bin': cifarBatch(2) }))).classNames).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });

  it.each([
    ['a batch cut short', { ...ten, 'cifar-10-batches-bin/data_batch_2.bin': cifarBatch(4).slice(5) }, /data_batch_2\.bin of 12287 bytes: must hold whole CIFAR-10 records of 3073 bytes/],
    ['names missing', { ...ten, 'cifar-10-batches-bin/batches.meta.txt': 'cat\ndog' }, /batches\.meta\.txt with 2 names: must have 10/],
    ['Python’s version', { 'cifar-10-batches-py/data_batch_1': 'pickle' }, /data_batch_1: is CIFAR for Python, .* give the binary version/],
  ])('is refused with %s', async (_what, files: Contents, message) => {
    await expect(open(await tarOf(files))).rejects.toThrow(message);
  });

  it('is refused with a label beyond the classes', async () => {
    const files = { 'data_batch_1.bin': cifarBatch(12).with(3073, 10) };
    expect(await readOrRefuse(async () => open(await tarOf(files)))).toBe('refused');
  });

  it('damaged is read or refused, and nothing else', async () => {
    const whole = await tarOf(ten);
    expect(await readOrRefuse(() => open(whole))).toBe('read');
    await fc.assert(fc.asyncProperty(damaged(whole), async (bytes) => void (await readOrRefuse(() => open(bytes)))), { numRuns: 50 });
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gzipOf, tarOf, zipOf, type Contents } from '../testing/archives.ts';
import { damaged, readOrRefuse } from '../testing/bytes-changed.ts';
import { idxOf, mnistFiles } from '../testing/packed-images.ts';
import { pictureOf } from '../testing/picture-of.ts';
import { openFile } from './open-collection.ts';

const open = async (bytes: BlobPart) => (await openFile(new Blob([bytes]), 'given')).collection;
const without = (name: string): Contents => Object.fromEntries(Object.entries(mnistFiles()).filter(([path]) => path !== name));

async function packedEach(files: Record<string, Uint8Array<ArrayBuffer>>): Promise<Contents> {
  return Object.fromEntries(await Promise.all(Object.entries(files).map(async ([path, bytes]) => [`${path}.gz`, await gzipOf(bytes)] as const)));
}

describe('IDX files', () => {
  it.each([
    ['a zip', () => zipOf(mnistFiles())],
    ['a tar', () => tarOf(mnistFiles())],
    ['a zip of gz files, as they are published', async () => zipOf(await packedEach(mnistFiles()))],
  ])('are read from %s', async (_kind, pack) => {
    const { kind, classNames, train, validation } = await open(await pack());
    expect({ kind, classNames, train: train.length, validation: validation.length }).toEqual({ kind: 'IDX', classNames: ['0', '1', '2'], train: 9, validation: 3 });
    expect(train.map(({ label }) => label)).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 2]);
    const picture = await pictureOf(train[7]);
    expect(picture).toMatchObject({ width: 2, height: 2, channels: 3 });
    expect([...(picture.pixels)]).toEqual(Array.from({ length: 12 }, () => 7)); // grey is three equal channels
  });

  it('are found by their content, and have the names that lie beside them', async () => {
    const files = { 'a.images.bin': idxOf([2, 1, 1], [5, 6]), 'a.labels.bin': idxOf([2], [0, 1]), 'labels.txt': `${'été'.normalize('NFD')}\nbag\n`, 'notes.md': 'x' };
    const { classNames, train, skipped } = await open(await zipOf(files));
    expect(classNames).toEqual(['été'.normalize('NFC'), 'bag']); // an é of two signs is one of one
    expect(train.map(({ path, label }) => [path, label])).toEqual([['a.images.bin #0', 0], ['a.images.bin #1', 1]]);
    expect(skipped).toEqual(['notes.md']);
  });

  it.each([
    ['labels missing', without('train-labels-idx1-ubyte'), /no labels belong to it|has 3 labels for the 9 images/],
    ['images missing', { 'a-labels-idx1-ubyte': idxOf([2], [0, 1]) }, 'a-labels-idx1-ubyte: labels without images'],
    ['other counts', { ...mnistFiles(), 'train-labels-idx1-ubyte': idxOf([2], [0, 1]) }, 'train-labels-idx1-ubyte: has 2 labels for the 9 images'],
    ['values cut short', { ...mnistFiles(), 't10k-images-idx3-ubyte': idxOf([3, 2, 2], [1, 2]) }, 't10k-images-idx3-ubyte: says 3 × 2 × 2 values, but has 2 bytes'],
    ['a header cut short', { 'a-images': idxOf([3, 2, 2], []).slice(0, 9) }, 'a-images: ends within its header'],
    ['images too large', { 'a-images': idxOf([4, 65_536, 65_536], []) }, 'a-images: images of 65536 × 65536 pixels; must have at most 67108864'],
    ['half named as parts', { ...mnistFiles(), 'more-images': idxOf([1, 1, 1], [1]), 'more-labels': idxOf([1], [1]) }, 'more-images: its name says neither train nor test'],
  ])('are refused with %s', async (_what, files: Contents, message) => {
    await expect(open(await tarOf(files))).rejects.toThrow(message);
  });

  it('on their own want the other file', async () => {
    await expect(open(idxOf([2], [0, 1]))).rejects.toThrow('labels without images');
    await expect(open(idxOf([2, 1, 1], [0, 1]))).rejects.toThrow('no labels belong to it');
  });

  it('damaged are read or refused, and nothing else', async () => {
    const whole = await zipOf(await packedEach(mnistFiles()));
    expect(await readOrRefuse(() => open(whole))).toBe('read');
    await fc.assert(fc.asyncProperty(damaged(whole), async (bytes) => void (await readOrRefuse(() => open(bytes)))), { numRuns: 150 });
    const bare = await tarOf(mnistFiles());
    await fc.assert(fc.asyncProperty(damaged(bare), async (bytes) => void (await readOrRefuse(() => open(bytes)))), { numRuns: 150 });
  });
});

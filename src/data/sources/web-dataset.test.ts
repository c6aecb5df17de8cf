import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gzipOf, tarOf, zipOf, type Contents } from '../testing/archives.ts';
import { damaged, readOrRefuse } from '../testing/bytes-changed.ts';
import { pngOf } from '../testing/image-files.ts';
import { pictureOf } from '../testing/picture-of.ts';
import { openFile } from './open-collection.ts';

const png = await pngOf([1, 2, 3]);
const open = async (bytes: BlobPart) => (await openFile(new Blob([bytes]), 'given')).collection;
/** A shard whose samples have these labels, as .cls files. */
const shard = (...labels: readonly string[]): Contents =>
  Object.fromEntries(labels.flatMap((label, i) => [[`00${i}.png`, png], [`00${i}.cls`, label]]));

describe('a WebDataset shard', () => {
  it.each([['tar', tarOf], ['tar.gz', async (files: Contents) => gzipOf(await tarOf(files))]])('is read from a %s, with numbers as labels', async (_kind, pack) => {
    const { kind, classNames, train, validation } = await open(await pack(shard('10', '2', '2\n', '0')));
    expect({ kind, classNames }).toEqual({ kind: 'WebDataset', classNames: ['0', '2', '10'] }); // by value, not as text
    expect(train.map(({ path, label }) => [path, label])).toEqual([['000.png', 2], ['001.png', 1], ['002.png', 1], ['003.png', 0]]);
    expect(validation).toEqual([]);
    expect([...((await pictureOf(train[0])).pixels.subarray(0, 3))]).toEqual([1, 2, 3]);
  });

  it('is one whether an é of its names and labels is one sign or two', async () => {
    const [one, two] = ['é'.normalize('NFC'), 'é'.normalize('NFD')];
    const files = { [`${one}1.png`]: png, [`${two}1.cls`]: `caf${one}`, '2.png': png, '2.json': JSON.stringify({ label: `caf${two}` }), '3.png': png, '3.json': '{"label": "cafe\\u0301"}', '4.png': png, '4.cls': 'x' };
    const { classNames, train } = await open(await tarOf(files));
    expect(classNames).toEqual([`caf${one}`, 'x']);
    expect(train.map(({ label }) => label)).toEqual([0, 0, 0, 1]);
  });

  it.each(['label', 'cls', 'class'])('may have its labels in JSON as "%s"', async (key) => {
    const files = { 'a.b/1.jpg': png, 'a.b/1.json': JSON.stringify({ [key]: 'dog', width: 4 }), 'a.b/2.jpg': png, 'a.b/2.json': JSON.stringify({ [key]: 'cat' }) };
    const { classNames, train } = await open(await tarOf(files));
    expect(classNames).toEqual(['cat', 'dog']);
    expect(train.map(({ label }) => label)).toEqual([1, 0]);
  });

  it('leaves other files of a sample out, and lists them', async () => {
    const { train, skipped } = await open(await tarOf({ ...shard('0', '1'), '000.txt': 'a caption', '000.json': '{}' }));
    expect(train).toHaveLength(2);
    expect(skipped).toEqual(['000.txt', '000.json']);
  });

  it('is split by the folders of its files', async () => {
    const files = { 'train/1.png': png, 'train/1.cls': 'a', 'train/2.png': png, 'train/2.cls': 'b', 'val/1.png': png, 'val/1.cls': 'b' };
    const { train, validation } = await open(await tarOf(files));
    expect([train.length, validation.map(({ path, label }) => [path, label])]).toEqual([2, [['val/1.png', 1]]]);
  });

  it.each([
    ['an image without one', { ...shard('0', '1'), 'x.png': png }, 'image x.png: has no .cls or .json beside it'],
    ['a label below 0', shard('0', '-1'), '001.cls: its label "-1" must be a class name or a whole number from 0'],
    ['a fraction', shard('0', '1.5'), '001.cls: its label "1.5" must be'],
    ['nothing in it', shard('0', ' '), '001.cls: its label "" must be'],
    ['JSON that says none', { ...shard('0'), '1.png': png, '1.json': '{"caption": "x"}' }, '1.json: has no "label", "cls" or "class"'],
    ['no JSON', { ...shard('0'), '1.png': png, '1.json': '{' }, '1.json: is not JSON'],
  ])('is refused with, for a label, %s', async (_what, files: Contents, message) => {
    await expect(open(await tarOf(files))).rejects.toThrow(message);
  });

  it('damaged is read or refused, and nothing else', async () => {
    const whole = await tarOf(shard('0', '1', '1'));
    expect(await readOrRefuse(() => open(whole))).toBe('read');
    await fc.assert(fc.asyncProperty(damaged(whole), async (bytes) => void (await readOrRefuse(() => open(bytes)))), { numRuns: 150 });
    const packed = await gzipOf(whole);
    await fc.assert(fc.asyncProperty(damaged(packed), async (bytes) => void (await readOrRefuse(() => open(bytes)))), { numRuns: 150 });
  });
});

describe('several shards in a zip', () => {
  it('are one data set, split by their names', async () => {
    const { kind, train, validation } = await open(await zipOf({
      'set-train-0000.tar': await tarOf(shard('0', '1')), 'set-train-0001.tar.gz': await gzipOf(await tarOf(shard('1'))), 'set-val-0000.tar': await tarOf(shard('0')),
    }));
    expect([kind, train.length, validation.map(({ path }) => path)]).toEqual(['WebDataset', 3, ['set-val-0000.tar/000.png']]);
  });

  it('may be image folders', async () => {
    const folder = await tarOf({ 'a/1.png': png, 'b/1.png': png });
    const { kind, classNames, validation } = await open(await zipOf({ 'train.tar': folder, 'test.tar': folder }));
    expect([kind, classNames, validation.length]).toEqual(['image folder', ['a', 'b'], 2]);
  });

  it.each([
    ['a zip in a zip', async () => zipOf({ 'inner.zip': await zipOf({ 'a/1.png': png }) }), 'inner.zip: is an archive within given'],
    ['a tar in a tar', async () => tarOf({ 'inner.tar': await tarOf({ 'a/1.png': png }) }), 'inner.tar: is an archive within given'],
    ['a tar in a tar in a zip', async () => zipOf({ 'x.tar': await tarOf({ 'y.tar': await tarOf({ 'a/1.png': png }) }) }), 'x.tar/y.tar: is an archive within given'],
    ['a gzip in a gzip', async () => gzipOf(await gzipOf(await tarOf({ 'a/1.png': png }))), 'given: is an archive within given'],
  ])('are not to be confused with %s', async (_what, pack, message) => {
    await expect(open(await pack())).rejects.toThrow(message);
  });
});

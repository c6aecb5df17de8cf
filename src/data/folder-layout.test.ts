import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderLayout } from './folder-layout.ts';
import type { LabelledEntry } from './folder-layout.ts';

const options = { validationFraction: 0.25, seed: 0 };
const layoutOf = (paths: readonly string[], change: Partial<typeof options> = {}) =>
  folderLayout(paths.map((path) => ({ path })), { ...options, ...change });
const pathsOf = (files: readonly LabelledEntry<{ readonly path: string }>[]): string[] => files.map(({ entry }) => entry.path).sort();
const files = (folder: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${folder}/${i}.png`);

describe('an image folder with parts for training and validation', () => {
  it.each(['test', 'val', 'validation'])('is split as its folders say, train/ and %s/', (held) => {
    const { classNames, train, validation } = layoutOf(['train/cat/1.png', 'train/dog/1.jpg', `${held}/dog/2.JPEG`]);
    expect(classNames).toEqual(['cat', 'dog']);
    expect(train.map(({ entry, label }) => [entry.path, label])).toEqual([['train/cat/1.png', 0], ['train/dog/1.jpg', 1]]);
    expect(validation.map(({ entry, label }) => [entry.path, label])).toEqual([[`${held}/dog/2.JPEG`, 1]]);
  });

  it('may lie below further folders, as archivers put them', () => {
    const { classNames, train } = layoutOf(['my/data/train/a/1.png', 'my/data/train/b/1.png', 'my/data/test/a/1.png']);
    expect(classNames).toEqual(['a', 'b']);
    expect(train).toHaveLength(2);
  });

  it.each([
    ['a class only in test', ['train/a/1.png', 'train/b/1.png', 'test/c/1.png'], 'class c: has validation images (test/c/1.png) but no training images'],
    ['one class', ['train/a/1.png', 'test/a/1.png'], 'only one class (a)'],
    ['a third folder', ['train/a/1.png', 'test/a/1.png', 'extra/a/1.png'], 'extra beside test, train: is neither'],
    ['two validation parts', ['train/a/1.png', 'test/a/1.png', 'val/a/1.png'], 'must be one for training and one for validation'],
    ['an image outside the classes', ['train/1.png', 'train/a/1.png', 'train/b/1.png', 'test/a/1.png'], 'image train/1.png: lies in no class folder'],
  ])('is refused with %s', (_what, paths, message) => {
    expect(() => layoutOf(paths)).toThrow(message);
  });
});

describe('an image folder of classes alone', () => {
  it('holds the same share of every class out', () => {
    const { train, validation } = layoutOf([...files('cat', 40), ...files('dog', 8)]);
    const held = validation.map(({ label }) => label);
    expect(held.filter((label) => label === 0)).toHaveLength(10); // a quarter of 40
    expect(held.filter((label) => label === 1)).toHaveLength(2); // a quarter of 8
    expect(train).toHaveLength(36);
  });

  it('keeps at least one training image of a class, and holds one out where it can', () => {
    const { train, validation } = layoutOf([...files('one', 1), ...files('two', 2)], { validationFraction: 0.01 });
    expect(new Set(train.map(({ label }) => label))).toEqual(new Set([0, 1]));
    expect(validation.map(({ label }) => label)).toEqual([1]);
  });

  it('is split by the seed alone, whatever the order of the files', () => {
    const paths = [...files('cat', 9), ...files('dog', 9)];
    const expected = pathsOf(layoutOf(paths).validation);
    fc.assert(
      fc.property(fc.shuffledSubarray(paths, { minLength: paths.length }), (shuffled) => {
        expect(pathsOf(layoutOf(shuffled).validation)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
    expect(pathsOf(layoutOf(paths, { seed: 1 }).validation)).not.toEqual(expected);
  });

  it('takes a train/ folder without a test/ part as classes to split', () => {
    expect(layoutOf([...files('train/a', 4), ...files('train/b', 4)]).validation).toHaveLength(2);
  });

  it.each([
    ['no images', ['readme.txt', 'a/notes.md'], '2 files, none of them an image'],
    ['nothing at all', [], '0 files, none of them an image'],
    ['one class', ['cat/1.png', 'cat/2.png'], 'only one class (cat)'],
    ['images in no folder', ['1.png', 'a/2.png', 'b/3.png'], 'image 1.png: lies in no class folder'],
  ])('is refused with %s', (_what, paths, message) => {
    expect(() => layoutOf(paths)).toThrow(message);
  });
});

describe('files that are no images', () => {
  it('are left out and counted, hidden ones and those of the operating system too', () => {
    const { train, validation, skipped } = layoutOf([
      'set/a/1.png', 'set/a/2.png', 'set/b/1.webp', 'set/b/2.gif',
      'set/.DS_Store', '__MACOSX/set/a/._1.png', 'set/a/.hidden.png', 'set/labels.csv', 'set/.git/a/1.png',
    ]);
    expect(train.length + validation.length).toBe(4);
    expect(skipped).toBe(5);
  });
});

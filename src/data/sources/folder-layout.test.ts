import { describe, expect, it } from 'vitest';
import { folderLayout } from './folder-layout.ts';

const layoutOf = (paths: readonly string[]) => folderLayout(paths.map((path) => ({ path })));
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
    ['a third folder', ['train/a/1.png', 'test/a/1.png', 'extra/a/1.png'], 'extra beside test, train: is neither'],
    ['two validation parts', ['train/a/1.png', 'test/a/1.png', 'val/a/1.png'], 'must be one for training and one for validation'],
    ['an image outside the classes', ['train/1.png', 'train/a/1.png', 'train/b/1.png', 'test/a/1.png'], 'image train/1.png: lies in no class folder'],
  ])('is refused with %s', (_what, paths, message) => {
    expect(() => layoutOf(paths)).toThrow(message);
  });
});

describe('an image folder of classes alone', () => {
  it.each(['', 'train/'])('has no validation part of its own, whether its classes lie in "%s" or not', (folder) => {
    const { classNames, train, validation } = layoutOf([...files(`${folder}a`, 4), ...files(`${folder}b`, 4)]);
    expect([classNames, train.length, validation.length]).toEqual([['a', 'b'], 8, 0]);
  });

  it('takes names that differ only in how Unicode writes them for one class, and names that differ in case for two', () => {
    const { classNames, train } = layoutOf(['caf\u00e9/1.png', 'cafe\u0301/2.png', 'Cat/1.png', 'cat/2.png']);
    expect(classNames).toEqual(['Cat', 'caf\u00e9', 'cat']);
    expect(train.map(({ entry, label }) => [entry.path, label])).toContainEqual(['cafe\u0301/2.png', 1]);
  });

  it.each([
    ['no images', ['readme.txt', 'a/notes.md'], '2 files, none of them an image'],
    ['nothing at all', [], '0 files, none of them an image'],
    ['images in no folder', ['1.png', 'a/2.png', 'b/3.png'], 'image 1.png: lies in no class folder'],
  ])('is refused with %s', (_what, paths, message) => {
    expect(() => layoutOf(paths)).toThrow(message);
  });
});

describe('files that are no images', () => {
  it('are left out and listed, hidden ones and those of the operating system too', () => {
    const { train, validation, skipped } = layoutOf([
      'set/a/1.png', 'set/a/2.png', 'set/b/1.webp', 'set/b/2.gif',
      'set/.DS_Store', '__MACOSX/set/a/._1.png', 'set/a/.hidden.png', 'set/labels.csv', 'set/.git/a/1.png',
    ]);
    expect(train.length + validation.length).toBe(4);
    expect(skipped).toHaveLength(5);
    expect(skipped).toContain('set/labels.csv');
  });
});

import { expect, test } from 'vitest';
import { skippedFiles, skippedText } from './skipped-files.ts';

test('files left out are told by reason, most first, and how many more there are than are named', () => {
  const texts = Array.from({ length: 12 }, (_, i) => `${i}.txt`);
  expect(skippedText(skippedFiles(['a/.DS_Store', ...texts, 'a/Thumbs.db']))).toBe(
    '14 files left out: 0.txt, 1.txt, 2.txt, 3.txt, 4.txt, 5.txt, 6.txt, 7.txt, 8.txt, 9.txt and 2 more (not named as an image); ' +
      'a/.DS_Store and a/Thumbs.db (hidden or of the operating system)',
  );
});

test('a single file is one file', () => {
  expect(skippedText(skippedFiles(['readme.md']))).toBe('1 file left out: readme.md (not named as an image)');
});

test.each([
  ['hidden', ['.git/1.png', '__MACOSX/a/1.png', 'a/desktop.ini']],
  ['unreadable', ['a/1.TIF', 'a/1.tiff', 'a/1.bmp', 'a/1.svg', 'a/1.heic']],
  ['packed', ['a.zip', 'a.tar.gz', 'facts.parquet', 'train-labels-idx1-ubyte']],
  ['preview', ['assets/preview.png', 'a.JPEG']],
  ['other', ['labels.csv', 'png', 'a/zip', '猫.txt']],
])('the reason %s is told of files that are so', (reason, paths) => {
  expect(skippedFiles(paths).groups).toEqual([{ reason, count: paths.length, first: paths }]);
});

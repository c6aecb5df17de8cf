import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { lessonNames } from '../config/view-link.ts';
import { parseResults } from '../formats/results-file.ts';
import { factsOf } from './facts-of.ts';
import { lessons } from './lessons.ts';

const gallery = new URL('../../public/gallery/', import.meta.url);

test.each(lessonNames)('the built-in results of lesson %s are in the gallery and hold what its question is about', async (name) => {
  const index = await readFile(new URL('index.json', gallery), 'utf8');
  const { builtIn, variants } = lessons[name];
  expect(builtIn).toHaveLength(variants.length);
  const results = await Promise.all(builtIn.map(async (file) => {
    expect(index).toContain(`"${file}"`);
    return parseResults(await readFile(new URL(file, gallery), 'utf8'));
  }));
  expect(factsOf(name, results)).toBeDefined();
});

import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { glyphs8 } from '../glyphs8.ts';
import { ensureBuiltInShards } from './built-in-shards.ts';
import { openDatasetAt } from './open-dataset.ts';

const options = { imageSize: 32, validationFraction: 0.2, seed: 0 };
let parent: string;
let directory: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'learngene-'));
  directory = join(parent, 'data', 'glyphs8');
});
afterEach(() => rm(parent, { recursive: true }));

test('a built-in data set is drawn once, and opens as what it is', async () => {
  expect(await ensureBuiltInShards('glyphs8', directory)).toBeGreaterThan(5120 * 3072); // its images and some headers
  expect(await ensureBuiltInShards('glyphs8', directory)).toBe(0);
  const opened = await openDatasetAt(directory, options);
  expect(opened.classNames).toEqual(glyphs8().classNames);
  // Compared as buffers: an assertion that looks at three million numbers one by one takes half a minute.
  const [kept, drawn] = [await opened.readShard('validation', 0), await glyphs8().readShard('validation', 0)];
  expect(Buffer.compare(kept.images, drawn.images)).toBe(0);
});

test('two first runs at once end with one whole copy and nothing beside it', async () => {
  await Promise.all([ensureBuiltInShards('glyphs8', directory), ensureBuiltInShards('glyphs8', directory)]);
  expect(await readdir(join(parent, 'data'))).toEqual(['glyphs8']);
  expect(await ensureBuiltInShards('glyphs8', directory)).toBe(0);
});

test('a copy that lacks bytes, or that an older generator drew, is drawn anew', async () => {
  await ensureBuiltInShards('glyphs8', directory);
  const shard = join(directory, 'train-0000.safetensors');
  const { size } = await stat(shard);
  await truncate(shard, 100);
  expect(await ensureBuiltInShards('glyphs8', directory)).toBeGreaterThan(0);
  expect((await stat(shard)).size).toBe(size);
  const manifest = join(directory, 'manifest.json');
  const text = await readFile(manifest, 'utf8');
  await writeFile(manifest, text.replace(/glyphs8 generator \d+/, 'glyphs8 generator 0'));
  expect(await ensureBuiltInShards('glyphs8', directory)).toBeGreaterThan(0);
  expect(await readFile(manifest, 'utf8')).toBe(text);
});

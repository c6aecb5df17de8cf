import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImageDataset } from '../dataset.ts';
import { glyphs8 } from '../glyphs8.ts';
import { ensureBuiltInShards } from './built-in-shards.ts';
import { openDatasetAt } from './open-dataset.ts';

/** The data set in small: what counts here is where it lands, and all of it would take seconds to draw. */
const few = (): ImageDataset => glyphs8({ trainImages: 64, validationImages: 16 });
const ensure = (): Promise<number> => ensureBuiltInShards('glyphs8', directory, few);

const options = { imageSize: 32, validationFraction: 0.2, seed: 0 };
let parent: string;
let directory: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'learngene-'));
  directory = join(parent, 'data', 'glyphs8');
});
afterEach(() => rm(parent, { recursive: true }));

test('a built-in data set is drawn once, and opens as what it is', async () => {
  expect(await ensure()).toBeGreaterThan(80 * 3072); // its images and some headers
  expect(await ensure()).toBe(0);
  const opened = await openDatasetAt(directory, options);
  expect(opened.classNames).toEqual(glyphs8().classNames);
  expect(await opened.readShard('validation', 0)).toEqual(await few().readShard('validation', 0));
});

test('two first runs at once end with one whole copy and nothing beside it', async () => {
  await Promise.all([ensure(), ensure()]);
  expect(await readdir(join(parent, 'data'))).toEqual(['glyphs8']);
  expect(await ensure()).toBe(0);
});

test('a copy that lacks bytes, or that an older generator drew, is drawn anew', async () => {
  await ensure();
  const shard = join(directory, 'train-0000.safetensors');
  const { size } = await stat(shard);
  await truncate(shard, 100);
  expect(await ensure()).toBeGreaterThan(0);
  expect((await stat(shard)).size).toBe(size);
  const manifest = join(directory, 'manifest.json');
  const text = await readFile(manifest, 'utf8');
  await writeFile(manifest, text.replace(/glyphs8 generator \d+/, 'glyphs8 generator 0'));
  expect(await ensure()).toBeGreaterThan(0);
  expect(await readFile(manifest, 'utf8')).toBe(text);
});

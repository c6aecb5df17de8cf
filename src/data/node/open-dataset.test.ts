import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImageDataset } from '../dataset.ts';
import { imageCount } from '../dataset.ts';
import { gzipOf, tarOf } from '../testing/archives.ts';
import { pngOf } from '../testing/image-files.ts';
import { mnistFiles } from '../testing/packed-images.ts';
import { writeShards } from '../write-shards.ts';
import { inspectCollection } from '../inspect-collection.ts';
import { nodePlatform } from './node-platform.ts';
import { openCollectionAt, openDatasetAt } from './open-dataset.ts';

const options = { imageSize: 2, validationFraction: 0.25, seed: 0 };
const paths = ['cat', 'dog'].flatMap((name) => Array.from({ length: 4 }, (_, i) => `${name}/${i}.png`));
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'learngene-'));
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [i, path] of paths.entries()) {
    const bytes = await pngOf([i * 10, 0, 0]);
    await mkdir(join(directory, 'folder', path, '..'), { recursive: true });
    await writeFile(join(directory, 'folder', path), bytes);
    await writer.add(path, new Uint8ArrayReader(bytes));
  }
  await writeFile(join(directory, 'zipped.zip'), new Uint8Array(await (await writer.close()).arrayBuffer()));
});
afterAll(() => rm(directory, { recursive: true }));

const bothShards = (dataset: ImageDataset) => Promise.all([dataset.readShard('train', 0), dataset.readShard('validation', 0)]);

describe('opening a data set at a path', () => {
  it('gives the same images from a directory, from a zip of it and from shards made of it', async () => {
    const folder = await openDatasetAt(join(directory, 'folder'), options);
    const zipped = await openDatasetAt(join(directory, 'zipped.zip'), options);
    await mkdir(join(directory, 'shards'));
    await writeShards(folder, (file, bytes) => writeFile(join(directory, 'shards', file), bytes), { source: 'a test' });
    const shards = await openDatasetAt(join(directory, 'shards'), options);
    expect([folder.name, zipped.name]).toEqual(['folder', 'zipped']);
    expect(imageCount(folder, 'train')).toBe(6);
    const expected = await bothShards(folder);
    expect(await bothShards(zipped)).toEqual(expected);
    expect(await bothShards(shards)).toEqual(expected);
    expect(shards.mean).toEqual(folder.mean);
    await zipped.close();
  });

  it('takes packed images from a directory and from a file alike', async () => {
    await mkdir(join(directory, 'mnist'));
    for (const [name, bytes] of Object.entries(mnistFiles())) await writeFile(join(directory, 'mnist', `${name}.gz`), await gzipOf(bytes));
    await writeFile(join(directory, 'mnist.tar.gz'), await gzipOf(await tarOf(mnistFiles())));
    const [unpacked, packed] = [await openDatasetAt(join(directory, 'mnist'), options), await openDatasetAt(join(directory, 'mnist.tar.gz'), options)];
    for (const { name, shardCounts, classNames } of [unpacked, packed]) {
      expect({ name, shardCounts, classNames }).toEqual({ name: 'mnist', shardCounts: { train: [9], validation: [3] }, classNames: ['0', '1', '2'] });
    }
    expect(await bothShards(packed)).toEqual(await bothShards(unpacked));
  });

  it('scales shards of another size', async () => {
    const scaled = await openDatasetAt(join(directory, 'shards'), { ...options, imageSize: 8 });
    expect(scaled.imageSize).toBe(8);
    expect((await scaled.readShard('train', 0)).images).toHaveLength(6 * 8 * 8 * 3);
  });

  it('names a path at which there is nothing', async () => {
    await expect(openDatasetAt(join(directory, 'nowhere'), options)).rejects.toThrow(/nowhere: cannot be opened .*; give a shard directory/);
  });

  it('names a shard that is missing from a directory', async () => {
    await rm(join(directory, 'shards', 'train-0000.safetensors'));
    const dataset = await openDatasetAt(join(directory, 'shards'), options);
    await expect(dataset.readShard('train', 0)).rejects.toThrow(/train-0000\.safetensors: cannot be read/);
  });
});

const cifar = fileURLToPath(new URL('../../../../shared/data/cifar10-images.zip', import.meta.url));

describe.skipIf(!existsSync(cifar))('CIFAR-10 as a zip of JPEG files (../shared/data/cifar10-images.zip; skipped without it)', () => {
  it('opens with its 50,000 and 10,000 images, its classes and its well-known mean', async () => {
    const dataset = await openDatasetAt(cifar, { ...options, imageSize: 32 });
    expect([imageCount(dataset, 'train'), imageCount(dataset, 'validation')]).toEqual([50_000, 10_000]);
    expect(dataset.classNames).toEqual(['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck']);
    // Published means of CIFAR-10 (torchvision recipes): 0.4914, 0.4822, 0.4465; ours are of 1,024 images.
    for (const [c, mean] of [0.4914, 0.4822, 0.4465].entries()) expect(Math.abs((dataset.mean[c] ?? NaN) - mean)).toBeLessThan(0.02);
    const { labels } = await dataset.readShard('train', 5);
    expect(new Set(labels).size).toBe(10);
    await dataset.close();
  }, 180_000);

  it('has 5,000 and 1,000 images of each class, all of 32 × 32 pixels, and no other files', async () => {
    const { collection, close } = await openCollectionAt(cifar);
    const decoder = nodePlatform().createDecoder();
    const { counts, sizes, heldOut, grey, skipped } = await inspectCollection(collection, { ...options, imageSize: 16 }, decoder);
    expect(counts).toEqual({ train: Array.from({ length: 10 }, () => 5000), validation: Array.from({ length: 10 }, () => 1000) });
    expect({ sizes, heldOut, grey, skipped }).toEqual({
      sizes: { smallest: '32 × 32', largest: '32 × 32', mostFrequent: '32 × 32' }, heldOut: false, grey: false, skipped: { count: 0, groups: [] },
    });
    await Promise.all([close(), decoder.close()]);
  }, 180_000);
});

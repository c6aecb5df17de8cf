import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { decodeWithSharp } from './decode/node/decode-with-sharp.ts';
import { ownThreadDecoder } from './decode/own-thread-decoder.ts';
import type { ImageDataset, Split } from './dataset.ts';
import { addressesDataset, filesDataset, type ImagesPlatform, type OpenImagesOptions } from './open-images.ts';
import { processLocks } from './store/process-locks.ts';
import { storedSets } from './store/stored-sets.ts';
import { memoryStore } from './store/testing/memory-store.ts';
import { type FaultServer, faultServer } from './testing/fault-server.ts';
import { fileOf, pngFiles, pngOf } from './testing/image-files.ts';
import { numberedDataset } from './testing/numbered-dataset.ts';
import { gzipOf, tarOf } from './testing/archives.ts';
import { parquetOf } from './testing/parquet-files.ts';
import { writeShards } from './write-shards.ts';

let server: FaultServer;
let platform: ImagesPlatform;
let notices: string[];
let abort: AbortController;

beforeEach(async () => {
  server = await faultServer();
  platform = { place: { files: memoryStore(), locks: processLocks() }, createDecoder: () => ownThreadDecoder(decodeWithSharp) };
  notices = [];
  abort = new AbortController();
});
afterEach(() => server.close());

const options = (): OpenImagesOptions => ({
  imageSize: 4, validationFraction: 0.25, seed: 0,
  transfer: { signal: abort.signal, whenAllowed: async () => undefined, report: () => undefined },
  onNotice: (notice) => void notices.push(notice),
});

const open = (...addresses: string[]): Promise<ImageDataset> => addressesDataset(addresses, 'pets', options(), platform);

/** Red values of all images of a split, sorted: each image of these tests has one of its own. */
async function redsOf(dataset: ImageDataset, split: Split): Promise<number[]> {
  const shards = await Promise.all(dataset.shardCounts[split].map((_, i) => dataset.readShard(split, i)));
  return shards.flatMap(({ images, count }) => Array.from({ length: count }, (_, i) => images[i * 48] ?? -1)).sort((a, b) => a - b);
}

const rows = (from: number, count: number) => Promise.all(Array.from({ length: count }, async (_, i) => ({ image: await pngOf([from + i, 0, 0]), label: i % 2 })));

describe('images at addresses', () => {
  test('Parquet is read by parts, kept, and opened again without the network', async () => {
    const train = server.serve('/train.parquet', parquetOf(await rows(0, 12), { names: ['cat', 'dog'] }));
    const validation = server.serve('/test.parquet', parquetOf(await rows(100, 4), { names: ['cat', 'dog'] }));
    const first = await open(train, validation);
    expect(first.classNames).toEqual(['cat', 'dog']);
    expect(await redsOf(first, 'train')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    const shard = await first.readShard('train', 0);
    await redsOf(first, 'validation');
    await first.close();
    expect(server.rangesOf('/train.parquet').every((range) => range !== '')).toBe(true);

    await server.close();
    const again = await open(train, validation);
    expect(await again.readShard('train', 0)).toEqual(shard);
    expect(await redsOf(again, 'validation')).toEqual([100, 101, 102, 103]);
    await again.close();
    server = await faultServer();
  });

  test('an archive is fetched whole', async () => {
    const files = await Promise.all(['a', 'b'].flatMap((name) => [0, 1, 2, 3].map(async (i) => [`${name}/${i}.png`, await pngOf([name === 'a' ? i : 50 + i, 0, 0])] as const)));
    const dataset = await open(server.serve('/pets.tar.gz', await gzipOf(await tarOf(Object.fromEntries(files)))));
    expect(dataset.classNames).toEqual(['a', 'b']);
    const all = [...await redsOf(dataset, 'train'), ...await redsOf(dataset, 'validation')].sort((a, b) => a - b);
    expect(all).toEqual([0, 1, 2, 3, 50, 51, 52, 53]);
    await dataset.close();
  });

  test('files left out are told again when a kept set is opened without its source', async () => {
    const images = await Promise.all(['a', 'b'].flatMap((name) => [0, 1].map(async (i) => [`${name}/${i}.png`, await pngOf([i, 0, 0])] as const)));
    const address = server.serve('/pets.tar', await tarOf({ ...Object.fromEntries(images), 'notes.txt': 'x' }));
    const told = ['1 file left out: notes.txt (not named as an image)'];
    const first = await open(address);
    await redsOf(first, 'train');
    await redsOf(first, 'validation');
    await first.close();
    expect(notices).toEqual(told);
    await server.close();
    const again = await open(address);
    expect(again.classNames).toEqual(['a', 'b']);
    await again.close();
    expect(notices).toEqual([...told, ...told]);
    server = await faultServer();
  });

  test('an archive stays as long as images of it are missing from what is kept or another set is read from it, then it is removed', async () => {
    const files = await Promise.all(['a', 'b'].flatMap((name) => [0, 1, 2, 3].map(async (i) => [`${name}/${i}.png`, await pngOf([i, 0, 0])] as const)));
    const address = server.serve('/pets.tar', await tarOf(Object.fromEntries(files)));
    const downloads = async (): Promise<string[]> => (await storedSets(platform.place).overview()).downloads.map((one) => one.address);
    const small = await open(address);
    const large = await addressesDataset([address], 'pets', { ...options(), imageSize: 5 }, platform);
    await redsOf(small, 'train');
    expect(await downloads()).toEqual([address]); // the validation images are not kept yet
    await redsOf(small, 'validation');
    await small.close();
    expect(await downloads()).toEqual([address]); // the larger images are still made from it
    await Promise.all([large.readShard('train', 0), large.readShard('validation', 0)]);
    await vi.waitFor(async () => expect(await downloads()).toEqual([]));
    await large.close();
    expect(server.rangesOf('/pets.tar').filter((range) => range === '0-')).toHaveLength(1); // fetched once, for both
  });

  test('a folder of shards is read shard by shard, each held to its SHA-256', async () => {
    await writeShards(numberedDataset([6, 6], [4]), async (file, bytes) => void server.serve(`/set/${file}`, bytes), { source: 'test', imagesPerShard: 6 });
    const dataset = await addressesDataset([`${server.origin}/set/`], 'numbers', { ...options(), imageSize: 1 }, platform);
    expect(dataset.shardCounts).toEqual({ train: [6, 6], validation: [4] });
    expect((await dataset.readShard('train', 1)).count).toBe(6);
    server.serve('/set/validation-0000.safetensors', new Uint8Array(7));
    await expect(dataset.readShard('validation', 0)).rejects.toThrow('validation-0000.safetensors');
    await dataset.close();
  });

  test.each([
    ['/gone.parquet', undefined, '404'],
    ['/page', new TextEncoder().encode('<!doctype html><p>Sign in'), 'web page'],
    ['/empty.zip', new Uint8Array(0), 'empty'],
    ['/text.zip', new TextEncoder().encode('no archive'), 'text.zip'],
  ])('%s is refused by name', async (path, bytes, message) => {
    if (bytes) server.serve(path, bytes);
    await expect(open(`${server.origin}${path}`)).rejects.toThrow(message);
  });

  test('an abort ends the opening at once', async () => {
    const address = server.serve('/stalls.parquet', new Uint8Array(2048), { stallAfter: () => 100 });
    const opening = open(address);
    setTimeout(() => abort.abort(new Error('enough')), 20);
    await expect(opening).rejects.toThrow('enough');
  });
});

test('files that are no images of the set are told once', async () => {
  const files = [...(await pngFiles(['a/1.png', 'a/2.png', 'b/1.png', 'b/2.png'])), fileOf('notes.txt', 'x'), fileOf('a/.hidden', 'x')];
  const dataset = await filesDataset(files, 'pets', options(), platform);
  await dataset.close();
  expect(notices).toEqual([expect.stringMatching(/^2 files left out: .*notes\.txt/)]);
});

test('classes with no images to validate on are told, and trained all the same', async () => {
  const files = await pngFiles(['train/a/1.png', 'train/b/1.png', 'test/a/1.png']);
  const dataset = await filesDataset(files, 'pets', options(), platform);
  expect(dataset.classNames).toEqual(['a', 'b']);
  expect(notices).toEqual(['1 class without validation images: b; accuracy says nothing of it']);
  await dataset.close();
});

import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { bytesBelow } from './file-store.ts';
import { diskStore } from './node/disk-store.ts';
import { memoryStore } from './testing/memory-store.ts';

const directories: string[] = [];
const newDirectory = async (): Promise<string> => {
  const directory = await mkdtemp(join(tmpdir(), 'learngene-store-'));
  directories.push(directory);
  return directory;
};
afterEach(async () => {
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true, force: true });
});

const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);
const stores = [
  { kind: 'disk', make: async () => diskStore(join(await newDirectory(), 'kept')) },
  { kind: 'memory', make: async () => memoryStore() },
];

describe.each(stores)('a store on $kind', ({ make }) => {
  it('gives back what was written, as bytes and as a Blob', async () => {
    const store = await make();
    await store.write('a/b/c', bytes(1, 2, 3));
    expect(await store.read('a/b/c')).toEqual(bytes(1, 2, 3));
    expect(new Uint8Array(await (await store.blob('a/b/c') ?? new Blob()).arrayBuffer())).toEqual(bytes(1, 2, 3));
    expect(await store.size('a/b/c')).toBe(3);
  });

  it('has nothing where nothing was written', async () => {
    const store = await make();
    expect([await store.read('a/b'), await store.blob('a/b'), await store.size('a/b')]).toEqual([undefined, undefined, undefined]);
    expect(await store.names('a')).toEqual([]);
    await expect(store.remove('a/b')).resolves.toBeUndefined();
    await expect(store.sweep('a')).resolves.toBeUndefined();
  });

  it('names files and folders of one folder alone, and tells the bytes below it', async () => {
    const store = await make();
    for (const path of ['a/one', 'a/deep/two', 'ab/three']) await store.write(path, bytes(1, 2));
    expect((await store.names('a')).toSorted()).toEqual(['deep', 'one']);
    expect(await bytesBelow(store, 'a')).toBe(4);
  });

  it('replaces a file whole, and leaves nothing beside it', async () => {
    const store = await make();
    await store.write('a/one', bytes(1, 2, 3));
    await store.write('a/one', bytes(4));
    expect(await store.read('a/one')).toEqual(bytes(4));
    expect(await store.names('a')).toEqual(['one']);
  });

  it('gives a reader one whole file while others write', async () => {
    const store = await make();
    await store.write('a/one', new Uint8Array(50_000));
    const writers = [1, 2, 3, 4].map((value) => store.write('a/one', new Uint8Array(50_000).fill(value)));
    const read = await Promise.all(Array.from({ length: 10 }, () => store.read('a/one')));
    await Promise.all(writers);
    for (const found of read) expect([found?.length, new Set(found).size]).toEqual([50_000, 1]);
    expect(await store.names('a')).toEqual(['one']);
  });

  it('removes a file, or a folder with all that is in it', async () => {
    const store = await make();
    for (const path of ['a/one', 'a/two', 'a/deep/three', 'b/four']) await store.write(path, bytes(1));
    await store.remove('a/one');
    expect((await store.names('a')).toSorted()).toEqual(['deep', 'two']);
    await store.remove('a');
    expect([await store.names('a'), await store.names('b')]).toEqual([[], ['four']]);
  });

  it('adds to the end of a file, in a later opening too', async () => {
    const store = await make();
    const first = await store.openToAppend('a/one', 0);
    await first.append(bytes(1, 2));
    await first.append(bytes(3));
    expect(first.size).toBe(3);
    await first.close();
    const second = await store.openToAppend('a/one', 3);
    expect(second.size).toBe(3);
    await second.append(bytes(4));
    await second.close();
    expect(await store.read('a/one')).toEqual(bytes(1, 2, 3, 4));
  });
});

describe('a store on disk', () => {
  it('leaves what was there, and nothing else, when a file cannot be put in its place', async () => {
    const directory = await newDirectory();
    const store = diskStore(directory);
    await store.write('a/one/two', bytes(1)); // a folder stands where the file would go
    await expect(store.write('a/one', bytes(2))).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/);
    expect(await readdir(join(directory, 'a'))).toEqual(['one']);
    expect(await store.read('a/one/two')).toEqual(bytes(1));
  });

  it('sweeps away what a program that ended left half-written, but not what another may still be writing', async () => {
    const directory = await newDirectory();
    const store = diskStore(directory);
    await store.write('one', bytes(1));
    for (const name of ['old.1-0.tmp', 'new.1-0.tmp']) await writeFile(join(directory, name), 'half');
    const yesterday = Date.now() / 1000 - 86_400;
    await utimes(join(directory, 'old.1-0.tmp'), yesterday, yesterday);
    await store.sweep('.');
    expect((await readdir(directory)).toSorted()).toEqual(['new.1-0.tmp', 'one']);
  });
});

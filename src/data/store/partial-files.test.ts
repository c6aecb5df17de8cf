import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileStore } from './file-store.ts';
import { diskStore } from './node/disk-store.ts';
import { partialFiles } from './partial-files.ts';
import { processLocks } from './process-locks.ts';
import { diskFull, failingStore } from './testing/failing-store.ts';
import { memoryStore } from './testing/memory-store.ts';

const address = 'https://example.org/photos.zip';
const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);
const bytesOf = async (blob: Blob): Promise<number[]> => [...new Uint8Array(await blob.arrayBuffer())];
const { signal } = new AbortController();

function opening(files: FileStore): { open: (of?: string) => ReturnType<ReturnType<typeof partialFiles>>; notices: string[] } {
  const notices: string[] = [];
  const open = partialFiles({ files, locks: processLocks() }, (notice) => void notices.push(notice));
  return { open: (of = address) => open(of, signal), notices };
}

let directory = '';
let stores = 0;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'learngene-partial-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

describe.each([
  { kind: 'disk', make: () => diskStore(join(directory, String(stores++))) },
  { kind: 'memory', make: () => memoryStore() },
])('a partial file on $kind', ({ make }) => {
  it('begins empty, and goes on in a later session where it stopped', async () => {
    const { open } = opening(make());
    const first = await open();
    expect([first.size, first.version]).toEqual([0, '']);
    await first.restart('"v1"');
    await first.append(bytes(1, 2));
    await first.append(bytes(3));
    await first.close();
    const second = await open();
    expect([second.size, second.version]).toEqual([3, '"v1"']);
    await second.append(bytes(4));
    expect(await bytesOf(await second.blob())).toEqual([1, 2, 3, 4]);
    await second.close();
  });

  it('can be read whole and then added to', async () => {
    const { open } = opening(make());
    const file = await open();
    await file.restart('v');
    await file.append(bytes(1));
    expect(await bytesOf(await file.blob())).toEqual([1]);
    await file.append(bytes(2));
    expect(await bytesOf(await file.blob())).toEqual([1, 2]);
    await file.close();
  });

  it('drops what was of another version', async () => {
    const { open } = opening(make());
    const file = await open();
    await file.restart('v1');
    await file.append(bytes(1, 2, 3));
    await file.restart('v2');
    expect([file.size, file.version]).toEqual([0, 'v2']);
    await file.append(bytes(9));
    await file.close();
    const again = await open();
    expect([again.version, await bytesOf(await again.blob())]).toEqual(['v2', [9]]);
    await again.close();
  });

  it('is gone when removed, and other addresses are not', async () => {
    const { open } = opening(make());
    for (const of of [address, `${address}2`]) {
      const file = await open(of);
      await file.restart('v');
      await file.append(bytes(1));
      await file.close();
    }
    const file = await open();
    await file.remove();
    expect([file.size, file.version]).toEqual([0, '']);
    await file.close();
    const [one, other] = [await open(), await open(`${address}2`)];
    expect([one.size, other.size]).toEqual([0, 1]);
  });

  it('has one holder at a time: a second waits for the first, or gives up', async () => {
    const files = make();
    const open = partialFiles({ files, locks: processLocks() }, () => undefined);
    const first = await open(address, signal);
    const abort = new AbortController();
    const impatient = open(address, abort.signal);
    abort.abort(new Error('stopped'));
    await expect(impatient).rejects.toThrow('stopped');
    const second = open(address, signal);
    await first.restart('v');
    await first.append(bytes(1));
    await first.close();
    expect((await second).size).toBe(1);
  });
});

describe('a partial file', () => {
  it('does not go on with bytes that do not say of which version they are', async () => {
    const files = memoryStore();
    const { open } = opening(files);
    const file = await open();
    await file.restart('v');
    await file.append(bytes(1, 2));
    await file.close();
    const about = [...files.contents.keys()].find((path) => path.endsWith('about.json')) ?? '';
    files.contents.set(about, new TextEncoder().encode('{"address": '));
    const again = await open();
    expect([again.size, again.version]).toEqual([0, '']);
    expect(files.contents.size).toBe(0);
  });

  it('goes on in memory when the disk is full, says so once, and resumes later where the disk ended', async () => {
    const files = memoryStore();
    let appends = 0;
    const { open, notices } = opening(failingStore(files, (_, name) => (name === 'append' && ++appends > 1 ? diskFull() : undefined)));
    const file = await open();
    await file.restart('v');
    for (const value of [1, 2, 3]) await file.append(bytes(value));
    expect([file.size, await bytesOf(await file.blob())]).toEqual([3, [1, 2, 3]]);
    expect(notices).toEqual([expect.stringMatching(/photos\.zip: what comes from now on is not kept, since the storage is full .*free space/)]);
    await file.close();
    expect((await opening(files).open()).size).toBe(1);
  });

  it('works in memory alone where nothing may be kept', async () => {
    const denied = new DOMException('denied', 'SecurityError');
    const { open, notices } = opening(failingStore(memoryStore(), () => denied));
    const file = await open();
    await file.restart('v');
    await file.append(bytes(1, 2));
    expect([file.size, file.version, await bytesOf(await file.blob())]).toEqual([2, 'v', [1, 2]]);
    await file.remove();
    expect(file.size).toBe(0);
    await file.close();
    expect(notices).toEqual([expect.stringContaining('may not be written to (denied); leave a private window')]);
  });
});

it('two processes that fetch a file into one directory at once leave it as it is', async () => {
  const store = join(directory, String(stores++));
  const [one, other] = [await opening(diskStore(store)).open(), await opening(diskStore(store)).open()]; // each with its own locks
  await one.restart('v');
  await one.append(bytes(1, 2, 3));
  await other.restart('v');
  await other.append(bytes(1, 2));
  await one.close();
  const [again, third] = [await opening(diskStore(store)).open(), await opening(diskStore(store)).open()];
  expect([again.size, third.size]).toEqual([2, 2]);
  await again.append(bytes(3, 4));
  await third.append(bytes(3, 4));
  await other.append(bytes(3));
  for (const file of [again, third]) expect(await bytesOf(await file.blob())).toEqual([1, 2, 3, 4]);
  for (const file of [other, again, third]) await file.close();
});

import { describe, expect, it } from 'vitest';
import { partialFiles } from './partial-files.ts';
import { keyOf } from './set-identity.ts';
import { storedSets } from './stored-sets.ts';
import { identity, offline, readAll, storedNumbers } from './testing/stored-numbers.ts';

const seeded = (seed: number): typeof identity => ({ ...identity, seed });
const keyOfSeed = (seed: number): Promise<string> => keyOf(seeded(seed));

describe('the list of stored sets', () => {
  it('tells what is kept of each set and how large it is, last used first', async () => {
    const { open, place, memory } = storedNumbers();
    await readAll(open({ identity: seeded(1), time: 1000 }));
    const second = await open({ identity: seeded(2), time: 2000 });
    await second.readShard('train', 0);
    await second.close();
    const { sets, bytes, quota } = await storedSets(place).overview();
    const content = { name: 'numbered', source: 'numbers.zip', imageSize: 1, images: 11, shards: 4 };
    expect(sets).toMatchObject([
      { key: await keyOfSeed(2), lastUsed: 2000, content: { ...content, keptShards: 1 } },
      { key: await keyOfSeed(1), lastUsed: 1000, content: { ...content, keptShards: 4 } },
    ]);
    const kept = [...memory.contents.values()].reduce((sum, file) => sum + file.length, 0);
    expect([bytes, quota]).toEqual([kept, undefined]);
  });

  it('is empty where nothing was kept', async () => {
    expect(await storedSets(storedNumbers().place).overview()).toEqual({ sets: [], downloads: [], bytes: 0, quota: undefined });
  });

  it('shows downloads with their size, and removes one when asked, unless it is being fetched', async () => {
    const { place } = storedNumbers();
    const open = partialFiles(place, () => undefined);
    const file = await open('https://example.org/a.zip', new AbortController().signal);
    await file.restart('v');
    await file.append(new Uint8Array(1000));
    const list = storedSets(place);
    await expect(list.removeDownload('https://example.org/a.zip')).rejects.toThrow('a.zip: is being fetched or read from; stop that');
    await file.close();
    const { downloads, bytes } = await list.overview();
    expect(downloads).toEqual([{ address: 'https://example.org/a.zip', bytes }]);
    expect(bytes).toBeGreaterThan(1000);
    await list.removeDownload('https://example.org/a.zip');
    expect((await list.overview()).downloads).toEqual([]);
  });

  it('shows a set that it cannot read, which can be removed', async () => {
    const { open, place, memory } = storedNumbers();
    await readAll(open());
    const key = await keyOf(identity);
    for (const [text, problem] of [
      ['{"format": "learngene-kept-set", "version": 9}', 'version 9: this program reads version 1'],
      ['nonsense', 'is not JSON'],
    ] as const) {
      memory.contents.set(`sets/${key}/set.json`, new TextEncoder().encode(text));
      expect((await storedSets(place).overview()).sets).toMatchObject([{ key, content: { problem: expect.stringContaining(problem) } }]);
    }
    await memory.remove(`sets/${key}/set.json`);
    expect((await storedSets(place).overview()).sets).toMatchObject([{ content: { problem: expect.stringContaining('has no description') } }]);
    await storedSets(place).remove(key);
    expect(memory.contents.size).toBe(0);
  });
});

describe('removing stored sets', () => {
  it('removes a set when asked, and not while a run is using it', async () => {
    const { open, place, memory } = storedNumbers();
    const set = await open();
    await set.readShard('train', 0);
    const list = storedSets(place);
    await expect(list.remove(await keyOf(identity))).rejects.toThrow('data set numbered: a run is using it; end that run, then remove it');
    expect((await list.overview()).sets).toHaveLength(1);
    await set.close();
    await list.remove(await keyOf(identity));
    expect(memory.contents.size).toBe(0);
  });

  it('frees as much as is asked for, least recently used first, sparing what is in use', async () => {
    const { open, place } = storedNumbers();
    const using = await open({ identity: seeded(0), time: 1 });
    for (const [seed, time] of [[1, 30], [2, 10], [3, 20]] as const) await readAll(open({ identity: seeded(seed), time }));
    const list = storedSets(place);
    const before = (await list.overview()).bytes;
    const freed = await list.freeUp(1);
    expect(freed).toMatchObject({ removed: [{ key: await keyOfSeed(2) }], inUse: [{ key: await keyOfSeed(0) }] });
    expect((await list.overview()).bytes).toBe(before - freed.bytes);
    const all = await list.freeUp(1e9);
    expect(all.removed.map(({ lastUsed }) => lastUsed)).toEqual([20, 30]);
    expect((await list.overview()).sets).toMatchObject([{ key: await keyOfSeed(0) }]);
    await using.close();
  });

  it('counts a set as used when it is opened', async () => {
    const { open, place } = storedNumbers();
    for (const [seed, time] of [[1, 10], [2, 20], [1, 30]] as const) await readAll(open({ identity: seeded(seed), time }));
    expect((await storedSets(place).freeUp(1)).removed).toMatchObject([{ key: await keyOfSeed(2) }]);
    expect(await readAll(open({ identity: seeded(1), open: offline }))).toBeDefined();
  });

  it('frees nothing when nothing is asked for', async () => {
    const { open, place } = storedNumbers();
    await readAll(open());
    expect(await storedSets(place).freeUp(0)).toEqual({ bytes: 0, removed: [], inUse: [] });
  });
});

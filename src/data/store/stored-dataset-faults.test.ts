import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../../lib/errors.ts';
import { sha256 } from '../../formats/manifest.ts';
import { numberedDataset } from '../testing/numbered-dataset.ts';
import { keyOf } from './set-identity.ts';
import { diskFull, failingStore } from './testing/failing-store.ts';
import type { memoryStore } from './testing/memory-store.ts';
import { contentOf, filled, identity, offline, readAll, storedNumbers } from './testing/stored-numbers.ts';

const key = await keyOf(identity);
const content = await contentOf(numberedDataset([3, 0, 4, 2], [2]));

function pathOf(memory: ReturnType<typeof memoryStore>, start: string): string {
  return at([...memory.contents.keys()].filter((path) => path.startsWith(`sets/${key}/${start}`)), 0);
}

const flipped = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => bytes.map((byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte));

describe('a damaged shard', () => {
  it.each([
    { damage: 'a flipped bit', change: flipped },
    { damage: 'a truncated file', change: (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, -1) },
    { damage: 'an empty file', change: () => new Uint8Array(0) },
  ])('with $damage is named, removed and read again', async ({ change }) => {
    const { open, memory, reads, notices } = storedNumbers();
    await readAll(open());
    const path = pathOf(memory, 'train-0002');
    memory.contents.set(path, change(memory.contents.get(path) ?? new Uint8Array(0)));
    expect(await readAll(open())).toEqual(content);
    expect(reads).toEqual([...filled, 'train 2']);
    expect(notices).toEqual(['kept shard train-0002 of numbered: is damaged or cut short; it is removed and read from the source again']);
    expect(await readAll(open({ open: offline }))).toEqual(content); // and the set is whole again
    expect(notices).toHaveLength(1);
  });

  it('says so where the source cannot be opened, and leaves no manifest that calls the set whole', async () => {
    const { open, memory } = storedNumbers();
    await readAll(open());
    memory.contents.set(pathOf(memory, 'train-0002'), new Uint8Array(3));
    await expect(readAll(open({ open: offline }))).rejects.toThrow(
      'shard train-0002 of numbered: was damaged, and its source cannot be opened (the network is down); connect to the network or choose the files again',
    );
    expect(await memory.read(`sets/${key}/manifest.json`)).toBeUndefined();
  });

  it('is not replaced by other images than were kept', async () => {
    const { open, memory, source } = storedNumbers();
    await readAll(open());
    memory.contents.set(pathOf(memory, 'train-0002'), new Uint8Array(3));
    const changed = await open({
      open: async () => {
        const set = await source();
        return { ...set, readShard: async (...args) => ({ ...(await set.readShard(...args)), images: new Uint8Array(12) }) };
      },
    });
    await expect(changed.readShard('train', 2)).rejects.toThrow('shard train-0002 of numbered: its source gives other images now than when it was kept');
    await changed.close();
  });

  it('that vanished is read again', async () => {
    const { open, memory, notices } = storedNumbers();
    await readAll(open());
    const set = await open();
    await memory.remove(pathOf(memory, 'train-0002'));
    expect(await contentOf(set)).toEqual(content);
    await set.close();
    expect(notices).toEqual([]);
  });
});

describe('a description of a kept set', () => {
  const write = (memory: ReturnType<typeof memoryStore>, text: string): unknown => memory.contents.set(`sets/${key}/set.json`, new TextEncoder().encode(text));

  it.each([
    { what: 'no JSON', text: '{"format": "learngene-k', named: 'is not JSON' },
    { what: 'another document', text: '{"format": "cookies", "version": 1}', named: 'format "cookies"' },
    { what: 'lacking a key', text: '{"format": "learngene-kept-set", "version": 1}', named: 'source: is missing' },
  ])('that is $what is named, and the set is kept anew', async ({ text, named }) => {
    const { open, memory, notices, opened } = storedNumbers();
    await readAll(open());
    write(memory, text);
    expect(await readAll(open())).toEqual(content);
    expect(notices).toEqual([expect.stringMatching(/^numbers\.zip: the description of what is kept is damaged \(.*\); the set is kept anew$/)]);
    expect(notices[0]).toContain(named);
    expect(opened()).toBe(2);
    expect(await readAll(open({ open: offline }))).toEqual(content);
  });

  it('that is missing leaves shards that may be of anything: they are made anew', async () => {
    const { open, memory, reads } = storedNumbers();
    await readAll(open());
    await memory.remove(`sets/${key}/set.json`); // as a removal that was broken off leaves it
    expect(await readAll(open())).toEqual(content);
    expect(reads).toEqual([...filled, ...filled]);
  });

  it('of a newer version is left alone, and the set is read from its source', async () => {
    const { open, memory, notices } = storedNumbers();
    await readAll(open());
    write(memory, '{"format": "learngene-kept-set", "version": 2, "magic": true}');
    const before = new Map(memory.contents);
    expect(await readAll(open())).toEqual(content);
    expect(memory.contents).toEqual(before);
    expect(notices).toEqual([expect.stringMatching(/numbers\.zip: is not kept, since .* another version .*\(version 2: this program reads version 1\); reload the page, or remove/)]);
  });
});

describe('a store that refuses', () => {
  it('for want of space lets the run go on, says so once, and keeps what it took', async () => {
    const { open, memory, place, notices, reads } = storedNumbers();
    let shards = 0;
    const files = { ...memory, write: async (path: string, bytes: Uint8Array<ArrayBuffer>) => {
      if (path.endsWith('.safetensors') && shards++ > 0) throw diskFull();
      await memory.write(path, bytes);
    } };
    expect(await readAll(open({ place: { ...place, files } }))).toEqual(content);
    expect(notices).toEqual([expect.stringMatching(/^numbered: is not kept any further, since the storage is full .*; remove kept data sets or runs, or free space/)]);
    expect(await readAll(open())).toEqual(content);
    const again = reads.slice(filled.length);
    expect(reads).toEqual([...filled, ...filled.filter((shard) => again.includes(shard))]);
    expect(again).toHaveLength(filled.length - 1); // all but the one whose bytes came first
  });

  it('altogether lets the run go on, with one notice', async () => {
    const { open, memory, place, notices } = storedNumbers();
    const denied = (): Error => new DOMException('denied', 'SecurityError');
    expect(await readAll(open({ place: { ...place, files: failingStore(memory, denied) } }))).toEqual(content);
    expect(notices).toEqual([expect.stringMatching(/^numbers\.zip: is not kept, since this place may not be written to \(denied\); leave a private window/)]);
    expect(memory.contents.size).toBe(0);
  });

  it('its locks too lets the run go on', async () => {
    const { open, place, notices } = storedNumbers();
    const locks = { hold: () => Promise.reject(new TypeError('no locks')), tryHold: () => Promise.reject(new TypeError('no locks')) };
    expect(await readAll(open({ place: { ...place, locks } }))).toEqual(content);
    expect(notices).toEqual([expect.stringContaining('the storage failed (no locks)')]);
  });

  it('at any of its calls changes no image, then or later, and keeps only whole shards', async () => {
    await fc.assert(fc.asyncProperty(fc.uniqueArray(fc.nat(40), { maxLength: 12 }), fc.boolean(), async (failing, twice) => {
      const { open, memory, place, notices } = storedNumbers();
      const faulty = { ...place, files: failingStore(memory, (call) => (failing.includes(call) ? diskFull() : undefined)) };
      const sessions = twice ? [open({ place: faulty }), open({ place: faulty })] : [open({ place: faulty })];
      for (const read of await Promise.all(sessions.map(readAll))) expect(read).toEqual(content);
      const damaged = notices.filter((notice) => notice.includes('is damaged')); // so is a shard taken that cannot be read
      expect(damaged.length).toBeLessThanOrEqual(failing.length);
      expect(notices.length - damaged.length).toBeLessThanOrEqual(sessions.length);
      for (const [path, bytes] of [...memory.contents].filter(([kept]) => kept.endsWith('.safetensors'))) {
        expect(path).toContain(`.${await sha256(bytes)}.`);
      }
      expect(await readAll(open())).toEqual(content);
      expect(await readAll(open({ open: offline }))).toEqual(content);
    }), { numRuns: 150 });
  });
});

it('a source that cannot be closed when all is kept is told of by closing the set, and ends nothing before', async () => {
  const { open, source } = storedNumbers();
  const set = await open({ open: async () => ({ ...(await source()), close: () => Promise.reject(new Error('is stuck')) }) });
  expect(await contentOf(set)).toEqual(content);
  await new Promise((resolve) => void setTimeout(resolve, 20)); // a rejection that nobody heeds would end the program by now
  await expect(set.close()).rejects.toThrow('is stuck');
});

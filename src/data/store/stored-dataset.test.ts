import { describe, expect, it, vi } from 'vitest';
import { messageOf } from '../../lib/errors.ts';
import { openShardDirectory } from '../shard-directory.ts';
import { numberedDataset } from '../testing/numbered-dataset.ts';
import { keyOf } from './set-identity.ts';
import { contentOf, filled, identity, offline, readAll, storedNumbers } from './testing/stored-numbers.ts';

const key = await keyOf(identity);
const content = await contentOf(numberedDataset([3, 0, 4, 2], [2]));

describe('a stored data set', () => {
  it('is what its source is, the first time and from the store alone', async () => {
    const { open, opened, reads, notices } = storedNumbers();
    expect(await readAll(open())).toEqual(content);
    expect([opened(), reads]).toEqual([1, filled]);
    const again = await open({ open: offline });
    expect(again).toMatchObject({
      name: 'numbered', classNames: ['even', 'odd'], imageSize: 1, channels: 3, mean: [0.5, 0.5, 0.5], std: [0.2, 0.2, 0.2],
      shardCounts: { train: [3, 0, 4, 2], validation: [2] }, notes: ['2 files were skipped'],
    });
    expect(await contentOf(again)).toEqual(content);
    await again.close();
    expect([opened(), reads, notices]).toEqual([1, filled, []]);
  });

  it('stands, once whole, as a shard directory that anyone can read', async () => {
    const { open, memory } = storedNumbers();
    await readAll(open());
    const directory = await openShardDirectory(async (file) => (await memory.read(`sets/${key}/${file}`)) ?? new Uint8Array(0));
    expect(directory.shardCounts).toEqual({ train: [3, 4, 2], validation: [2] });
    expect((await contentOf(directory)).train).toEqual(content.train.filter(({ labels }) => labels.length > 0));
  });

  it('has no manifest while a shard is missing', async () => {
    const { open, memory } = storedNumbers();
    const set = await open();
    await set.readShard('train', 0);
    await set.close();
    expect((await memory.names(`sets/${key}`)).toSorted()).toEqual(['set.json', expect.stringMatching(/^train-0000\.[0-9a-f]{64}\.safetensors$/), 'used']);
  });

  it('reads in a later session what was kept, and opens its source only for what is missing', async () => {
    const { open, opened, reads } = storedNumbers();
    const first = await open();
    await first.readShard('train', 2);
    await first.close();
    const second = await open();
    await second.readShard('train', 2);
    expect([opened(), reads]).toEqual([1, ['train 2']]);
    expect(await contentOf(second)).toEqual(content);
    await second.close();
    expect([opened(), reads]).toEqual([2, ['train 2', 'train 0', 'train 3', 'validation 0']]);
  });

  it('is another set for other images, sizes, seeds or versions, and the same whatever the order of its sources', async () => {
    const [a, b] = [{ address: 'a', version: '1' }, { address: 'b', version: '2' }];
    const keys = await Promise.all([
      { ...identity, sources: [a, b] }, { ...identity, sources: [b, a] },
      identity, { ...identity, imageSize: 2 }, { ...identity, seed: 1 }, { ...identity, validationFraction: 0.1 },
      { ...identity, sources: [{ ...a, version: '2' }] }, { ...identity, sources: [a] },
    ].map(keyOf));
    expect(keys[0]).toBe(keys[1]);
    expect(new Set(keys).size).toBe(7);
  });

  it('reads every shard from the source once for two who use it together', async () => {
    const { open, opened, reads } = storedNumbers();
    const [one, two] = await Promise.all([open(), open()]);
    expect(await Promise.all([contentOf(one), contentOf(two)])).toEqual([content, content]);
    await Promise.all([one.close(), two.close()]);
    expect([...reads].sort()).toEqual(filled);
    // Each opens the source when it is the first to want a shard: whoever that is, it is read once.
    expect(opened()).toBeLessThanOrEqual(2);
    expect(await readAll(open({ open: offline }))).toEqual(content);
  });

  it('reads a shard from the source itself when another is too slow with it', async () => {
    const { open, reads, source } = storedNumbers();
    let finish = (): void => undefined;
    const held = new Promise<void>((resolve) => void (finish = resolve));
    const slow = await open({
      open: async () => {
        const set = await source();
        return { ...set, readShard: (split, index) => held.then(() => set.readShard(split, index)) };
      },
    });
    const waiting = slow.readShard('train', 0);
    const impatient = await open({ patience: 1 });
    expect((await impatient.readShard('train', 0)).count).toBe(3);
    await impatient.close();
    finish();
    expect((await waiting).count).toBe(3);
    await slow.close();
    expect(reads).toEqual(['train 0', 'train 0']);
  });

  it('is not kept by the second who opens it while the first has not yet, beyond patience', async () => {
    const { open, source, notices, memory } = storedNumbers();
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => void (begin = resolve));
    const opening = vi.fn<() => ReturnType<typeof source>>(() => begun.then(source));
    const first = open({ open: opening });
    await vi.waitFor(() => expect(opening).toHaveBeenCalled()); // it holds the set from here on
    expect(await readAll(open({ patience: 1 }))).toEqual(content);
    expect(notices).toEqual([expect.stringContaining('numbers.zip: is not kept, since another tab or run is still opening it')]);
    expect(memory.contents.size).toBe(0);
    begin();
    expect(await readAll(first)).toEqual(content);
  });

  it('lets one who gives up go at once, and the others have the shard', async () => {
    const { open, reads } = storedNumbers();
    const set = await open();
    const abort = new AbortController();
    const [gaveUp, stayed] = [set.readShard('train', 0, abort.signal), set.readShard('train', 0)];
    abort.abort(new Error('stopped'));
    await expect(gaveUp).rejects.toThrow('stopped');
    expect((await stayed).count).toBe(3);
    await set.close();
    expect(reads).toEqual(['train 0']);
  });

  it('ends reads when it is closed, and lets go of source and locks', async () => {
    const { open, source, place } = storedNumbers();
    let closed = 0;
    const set = await open({
      open: async () => ({
        ...(await source()),
        readShard: (_split, _index, signal) => new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
        close: async () => void closed++,
      }),
    });
    const reading = set.readShard('train', 0).catch(messageOf);
    await set.close();
    await set.close();
    expect(await reading).toBe('numbered was closed');
    expect(closed).toBe(1);
    expect(await place.locks.tryHold(`set ${key}`)).toBeTypeOf('function');
    await expect(set.readShard('train', 0)).rejects.toThrow('was closed');
  });

  it('passes on what opening its source throws, and can be opened afterwards', async () => {
    const { open, place } = storedNumbers();
    await expect(open({ open: offline })).rejects.toThrow('the network is down');
    expect(await place.locks.tryHold(`set ${key}`).then((release) => release?.())).toBeUndefined();
    expect(await readAll(open())).toEqual(content);
  });

  it('says which shard is missing where its source cannot be opened, and tries again when asked again', async () => {
    const { open, source } = storedNumbers();
    const first = await open();
    await first.readShard('train', 0);
    await first.close();
    let down = true;
    const set = await open({ open: () => (down ? offline() : source()) });
    await set.readShard('train', 0);
    await expect(set.readShard('train', 2)).rejects.toThrow(
      'shard train-0002 of numbered: is not kept, and its source cannot be opened (the network is down); connect to the network or choose the files again, and start anew',
    );
    down = false;
    expect((await set.readShard('train', 2)).count).toBe(4);
    await set.close();
  });

  it('refuses a source that is not what it was, rather than mix the two', async () => {
    const { open } = storedNumbers();
    const first = await open();
    await first.readShard('train', 0);
    await first.close();
    const set = await open({ open: async () => ({ ...numberedDataset([3, 0, 4, 2], [2]), mean: [0.4, 0.5, 0.5] }) });
    await expect(set.readShard('train', 2)).rejects.toThrow('numbers.zip: has other mean than when it was kept; remove the kept set and start anew');
    await set.close();
  });

  it('holds reading back while its writes do not get on, so that few shards wait in memory', async () => {
    const { open, place, memory, reads } = storedNumbers();
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => void (goOn = resolve));
    const write = async (path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
      if (path.endsWith('.safetensors')) await held;
      await memory.write(path, bytes);
    };
    const set = await open({ place: { ...place, files: { ...memory, write } } });
    await set.readShard('train', 0); // handed out before it is written
    await set.readShard('train', 2);
    let third = false;
    const reading = set.readShard('train', 3).then(() => void (third = true));
    await new Promise((resolve) => void setTimeout(resolve, 20));
    expect(third).toBe(false);
    expect((await set.readShard('train', 0)).count).toBe(3); // from memory
    expect(reads).toEqual(['train 0', 'train 2', 'train 3']);
    const closed = set.close();
    goOn();
    await Promise.all([reading, closed]);
    expect((await memory.names(`sets/${key}`)).filter((name) => name.startsWith('train'))).toHaveLength(3);
  });
});

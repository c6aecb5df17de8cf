import { describe, expect, test } from 'vitest';
import { diskFull, failingStore } from '../../data/store/testing/failing-store.ts';
import { memoryStore } from '../../data/store/testing/memory-store.ts';
import { createReferenceEngine } from '../../engine/reference/reference-engine.ts';
import { runTiny, timeless, type Ran } from '../tiny-run.fixture.ts';
import { hasCheckpoints, loadCheckpoint, removeCheckpoints } from './checkpoint-files.ts';
import type { CheckpointStore } from './checkpoint-store.ts';
import { storedCheckpoints } from './stored-checkpoints.ts';

const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);
const runWith = (store: CheckpointStore): Promise<Ran> =>
  runTiny(createReferenceEngine(), { steps: 3, strategies: ['cyclic'] }, { checkpoints: { store, leastSeconds: 0, mostShare: Infinity } });
const noticesOf = ({ events }: Ran): readonly string[] => events.flatMap((event) => (event.type === 'notice' ? [event.text] : []));

describe('checkpoints in a store of files', () => {
  test('are listed, read and removed, and the folder goes with the last one', async () => {
    const memory = memoryStore();
    const store = storedCheckpoints(memory, 'runs/a');
    expect(await store.list()).toEqual([]);
    await store.write('one', bytes(1));
    await store.write('two', bytes(2));
    expect((await store.list()).toSorted()).toEqual(['one', 'two']);
    expect(await store.read('two')).toEqual(bytes(2));
    await expect(store.read('three')).rejects.toThrow('there is no three');
    await store.remove('one');
    await store.remove('two');
    expect([...memory.contents.keys()]).toEqual([]);
  });

  test('of different runs do not meet', async () => {
    const memory = memoryStore();
    await storedCheckpoints(memory, 'runs/a').write('one', bytes(1));
    expect(await storedCheckpoints(memory, 'runs/b').list()).toEqual([]);
  });

  test('hold a run that goes on to the same numbers, and are gone when it is discarded', async () => {
    const memory = memoryStore();
    const store = storedCheckpoints(memory, 'runs/a');
    const whole = await runWith(store);
    const { checkpoint } = await loadCheckpoint(store);
    const resumed = await runTiny(createReferenceEngine(), { steps: 3, strategies: ['cyclic'] }, { resume: checkpoint });
    expect(timeless(resumed)).toEqual(timeless(whole));
    await removeCheckpoints(store);
    expect([...memory.contents.keys()]).toEqual([]);
  });
});

describe('a run whose checkpoints cannot be kept goes on to its end and says why', () => {
  const denied = new DOMException('denied', 'SecurityError');
  test.each([
    { fault: 'the disk is full', error: diskFull(), told: 'the storage is full (no space left on device); remove kept data sets or runs, or free space on the disk' },
    { fault: 'storage is denied, as in a private window', error: denied, told: 'this place may not be written to (denied); leave a private window, or allow it to store data' },
    { fault: 'the storage fails otherwise', error: new Error('I/O'), told: 'the storage failed (I/O)' },
  ])('when $fault', async ({ error, told }) => {
    const ran = await runWith(storedCheckpoints(failingStore(memoryStore(), () => error), 'runs/a'));
    expect(noticesOf(ran)).toEqual([`no checkpoint could be written (${told}); the run goes on, and is lost if it is interrupted`]);
    expect(ran.results.complete).toBe(true);
  });

  test('when the browser drops everything in the middle, and what comes after is kept again', async () => {
    const memory = memoryStore();
    let writes = 0;
    const evicted = { ...memory, write: async (path: string, content: Uint8Array<ArrayBuffer>) => {
      if (++writes === 3) memory.contents.clear();
      await memory.write(path, content);
    } };
    const store = storedCheckpoints(evicted, 'runs/a');
    const ran = await runWith(store);
    expect(writes).toBeGreaterThan(3);
    expect(noticesOf(ran)).toEqual([]);
    expect(await hasCheckpoints(store)).toBe(true);
    expect((await loadCheckpoint(store)).checkpoint?.results.complete).toBe(false);
  });
});

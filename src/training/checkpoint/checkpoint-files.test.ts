import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createReferenceEngine } from '../../engine/reference/reference-engine.ts';
import { readCheckpoint } from '../../formats/checkpoint-file.ts';
import { InputError, at } from '../../lib/errors.ts';
import type { ExperimentEvent } from '../events.ts';
import { runTiny } from '../tiny-run.fixture.ts';
import { hasCheckpoints, keepCheckpoint, loadCheckpoint, removeCheckpoints } from './checkpoint-files.ts';
import { memoryCheckpoints } from './checkpoint-store.ts';

/** The bytes of the first checkpoints of a tiny run. */
async function someCheckpoints(count: number): Promise<Uint8Array<ArrayBuffer>[]> {
  const written: Uint8Array<ArrayBuffer>[] = [];
  const files = memoryCheckpoints();
  const store = { ...files, write: (name: string, bytes: Uint8Array<ArrayBuffer>) => (written.push(bytes.slice()), files.write(name, bytes)) };
  await runTiny(createReferenceEngine(), { steps: 4 }, { checkpoints: { store, leastSeconds: 0, mostShare: Infinity } });
  return written.slice(0, count);
}

const written = await someCheckpoints(4);
const stepOf = (bytes: Uint8Array): number => at(readCheckpoint(bytes).stages, 0).step;

async function filled(count: number): Promise<{ files: Map<string, Uint8Array<ArrayBuffer>>; store: ReturnType<typeof memoryCheckpoints> }> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const store = memoryCheckpoints(files);
  for (const bytes of written.slice(0, count)) await keepCheckpoint(store, bytes);
  return { files, store };
}

function thrownBy(act: () => unknown): unknown {
  try {
    act();
    return undefined;
  } catch (thrown) {
    return thrown;
  }
}

describe('the checkpoints of a run', () => {
  test('are the two newest, of which the newest is loaded', async () => {
    const { files, store } = await filled(4);
    expect(files.size).toBe(2);
    const { checkpoint, notices } = await loadCheckpoint(store);
    expect(checkpoint?.stages[0]?.step).toBe(stepOf(at(written, 3)));
    expect(notices).toEqual([]);
  });

  test.each([
    ['torn', (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, 1000)],
    ['emptied', () => new Uint8Array()],
    ['changed in one bit', (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte, i) => (i === 5000 ? byte ^ 4 : byte))],
  ])('fall back, with a notice, to the one before a newest that is %s, and take its place by the next', async (_, damage) => {
    const { files, store } = await filled(3);
    const newest = at([...files.keys()].toSorted(), 1);
    files.set(newest, damage(at([...files.values()], 1)));
    const { checkpoint, notices } = await loadCheckpoint(store);
    expect(checkpoint?.stages[0]?.step).toBe(stepOf(at(written, 1)));
    expect(notices).toEqual(['checkpoint 3: is damaged (its bytes have another SHA-256 than its name)']);
    await keepCheckpoint(store, at(written, 3));
    expect(files.size).toBe(2);
    expect((await loadCheckpoint(store)).notices).toEqual([]);
  });

  test('that are all damaged are told of, and none at all is no error', async () => {
    const { files, store } = await filled(2);
    for (const name of files.keys()) files.set(name, new Uint8Array(8));
    await expect(loadCheckpoint(store)).rejects.toThrow(/checkpoint 2: is damaged .*; checkpoint 1: is damaged .*; none is left/);
    expect(await loadCheckpoint(memoryCheckpoints())).toEqual({ checkpoint: undefined, notices: [] });
  });

  test('are kept as they were when what is written does not read back', async () => {
    const { files, store } = await filled(2);
    const before = [...files.keys()];
    const lossy = { ...store, write: (name: string, bytes: Uint8Array<ArrayBuffer>) => store.write(name, bytes.slice(1)) };
    await expect(keepCheckpoint(lossy, at(written, 2))).rejects.toThrow('does not read as it was written');
    expect([...files.keys()]).toEqual(before);
  });

  test('are removed when the run is finished, and files of others are left alone', async () => {
    const { files, store } = await filled(2);
    files.set('notes.txt', new Uint8Array(1));
    expect(await hasCheckpoints(store)).toBe(true);
    await removeCheckpoints(store);
    expect([...files.keys()]).toEqual(['notes.txt']);
    expect(await hasCheckpoints(store)).toBe(false);
  });
});

describe('a store that is full', () => {
  const often = { leastSeconds: 0, mostShare: Infinity };
  const notices = (events: readonly ExperimentEvent[]): readonly string[] => events.flatMap((event) => (event.type === 'notice' ? [event.text] : []));

  test('from the first is told of once, as a run that would be lost, and the run goes on to its end', async () => {
    const store = { ...memoryCheckpoints(), write: () => Promise.reject(new Error('the quota is used up')) };
    const { events, results } = await runTiny(createReferenceEngine(), { steps: 2 }, { checkpoints: { store, ...often } });
    expect(notices(events)).toEqual(['no checkpoint could be written (the quota is used up); the run goes on, and is lost if it is interrupted']);
    expect(results.complete).toBe(true);
  });

  test('for a while is told of each time it fills up, and the last checkpoint is kept', async () => {
    const memory = memoryCheckpoints();
    let writes = 0;
    const write = (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> =>
      [2, 3, 5].includes(++writes) ? Promise.reject(new Error('full')) : memory.write(name, bytes);
    const { events } = await runTiny(createReferenceEngine(), { steps: 6 }, { checkpoints: { store: { ...memory, write }, ...often } });
    const told = 'no checkpoint could be written (full); the run goes on, and the last one is kept';
    expect(notices(events)).toEqual([told, told]);
    expect(events.filter(({ type }) => type === 'checkpoint')).toHaveLength(writes - 3);
  });
});

describe('a checkpoint file from a stranger', () => {
  const whole = at(written, 0);

  test('fails in no other way than with an InputError, whatever byte is another', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (where, byte) => {
        const bytes = whole.slice();
        bytes[where] = byte;
        expect(thrownBy(() => readCheckpoint(bytes))).toSatisfy((thrown) => thrown === undefined || thrown instanceof InputError);
      }),
      { numRuns: 300 },
    );
  });

  test('of a later version is told as such', () => {
    const text = new TextDecoder('latin1').decode(whole).replace('\\"version\\":1', '\\"version\\":2');
    expect(() => readCheckpoint(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))).toThrow(/version 2: must be "learngene-checkpoint" version 1; go on with/);
  });
});

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import type { ExperimentConfig } from '../config/fields.ts';
import { resizedDataset } from '../data/resized-dataset.ts';
import { shapes10 } from '../data/shapes10.ts';
import type { Locks } from '../data/store/locks.ts';
import { processLocks } from '../data/store/process-locks.ts';
import { lockNames, type StorePlace } from '../data/store/store-place.ts';
import { diskFull, failingStore } from '../data/store/testing/failing-store.ts';
import { memoryStore } from '../data/store/testing/memory-store.ts';
import { createTfjsEngine } from '../engine/tfjs/tfjs-engine.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { PROGRAM } from '../lib/program.ts';
import type { ExperimentEvent } from '../training/events.ts';
import { createDispatch } from './dispatch.ts';
import type { InterruptedRun } from './interrupted-protocol.ts';
import { answerInterrupted } from './interrupted-runs.ts';
import { openKeptRun } from './kept-run.ts';
import type { RequestMessage, ResponseMessage } from './protocol.ts';

const tiny: ExperimentConfig = {
  ...defaultConfig,
  imageSize: 8, patchSize: 4, dim: 8, heads: 2, mlpRatio: 1, stageLayout: [1, 1], depths: [2, 3],
  batchSize: 4, steps: 6, evaluateEvery: 2, evaluationImages: 4, strategies: ['cyclic', 'simple-lg'], shift: 1,
};

let memory: ReturnType<typeof memoryStore>;
let place: StorePlace;

beforeEach(() => {
  memory = memoryStore();
  place = { files: memory, locks: processLocks() };
});

/** A worker in the place of tabs; `posted` is what the page hears of it. */
class Tab {
  readonly posted: ResponseMessage[] = [];
  readonly send: (message: RequestMessage) => void;

  constructor(on: StorePlace = place) {
    this.send = createDispatch({
      openEngine: () => createTfjsEngine('cpu', 'under test'),
      openDataset: (config) => Promise.resolve(resizedDataset(shapes10({ trainImages: 32, validationImages: 8 }), config.imageSize)),
      hasSoftwareGpu: () => Promise.resolve(false),
      checkpoints: { place: on, leastSeconds: 0, mostShare: Infinity },
      post: (message) => this.posted.push(message),
    });
  }

  start(change: Partial<Extract<RequestMessage, { type: 'start' }>> = {}): void {
    this.send({ type: 'start', runId: 'a', config: tiny, engine: 'auto', builtInUrl: '', paused: false, ...change });
  }

  /** The last message of that type, once there is one. */
  until(type: ResponseMessage['type']): Promise<ResponseMessage> {
    return vi.waitUntil(() => this.posted.findLast((message) => message.type === type), { timeout: 20_000, interval: 5 });
  }

  get events(): readonly ExperimentEvent[] {
    return this.posted.flatMap((message) => (message.type === 'events' ? message.events : []));
  }

  get notices(): readonly string[] {
    return this.posted.flatMap((message) => (message.type === 'notice' ? [message.text] : []));
  }

  get results(): ExperimentResults | undefined {
    return this.posted.flatMap((message) => (message.type === 'complete' ? [message.results] : []))[0];
  }
}

/** What a run came to, without what depends on the speed of the machine. */
const numbersOf = (results: ExperimentResults | undefined): unknown =>
  results && { points: Array.from(results.series, (point) => ({ ...point, seconds: 0 })), evaluations: results.evaluations };

/** A run that is held after some steps, as a page that ends holds it: its files as they were then, and nobody at its lock. */
async function interruptedAfter(steps: number, origin: Record<string, string> = {}): Promise<void> {
  const tab = new Tab({ files: memory, locks: processLocks() });
  tab.start({ paused: true, origin });
  await tab.until('paused');
  for (let step = 1; step <= steps; step++) {
    tab.send({ type: 'step', runId: 'a' });
    await vi.waitFor(() => expect(tab.posted.filter(({ type }) => type === 'paused')).toHaveLength(step + 1), { timeout: 20_000 });
  }
}

async function listed(program = PROGRAM): Promise<readonly InterruptedRun[]> {
  const answer = await answerInterrupted({ type: 'list' }, { place, program });
  if (answer.type === 'failed') throw new Error(answer.message);
  return answer.runs;
}

describe('an interrupted run', () => {
  test('is listed with what it is and how far, and goes on to the numbers of one that was not, each point told once', async () => {
    await interruptedAfter(4, { name: 'bold otter' });
    expect(await listed()).toMatchObject([{
      id: 'a', content: { config: tiny, engine: { name: 'tfjs' }, stage: '0/learngene', step: 4, images: 'shapes10', origin: { name: 'bold otter' } },
    }]);
    const uninterrupted = new Tab({ files: memoryStore(), locks: processLocks() });
    uninterrupted.start();
    await uninterrupted.until('complete');
    const tab = new Tab();
    tab.start({ resume: 'required' });
    await tab.until('complete');
    expect(numbersOf(tab.results)).toEqual(numbersOf(uninterrupted.results));
    expect(tab.events.filter(({ type }) => type === 'point')).toHaveLength(tab.results?.series.length ?? 0);
    expect(tab.posted.some(({ type }) => type === 'beat')).toBe(true);
  });

  test('is listed no more once it was discarded', async () => {
    await interruptedAfter(2);
    expect(await answerInterrupted({ type: 'discard', runId: 'a' }, { place, program: PROGRAM })).toEqual({ type: 'runs', runs: [] });
    expect([...memory.contents.keys()]).toEqual([]);
  });

  test('was never there where nothing may be kept, and stays where it may only be read', async () => {
    await interruptedAfter(2);
    const denied = new DOMException('denied', 'SecurityError');
    const discarding = (fails: (name: string) => boolean): ReturnType<typeof answerInterrupted> => {
      const files = failingStore(memory, (_, name) => (fails(name) ? denied : undefined));
      return answerInterrupted({ type: 'discard', runId: 'a' }, { place: { ...place, files }, program: PROGRAM });
    };
    expect(await discarding(() => true)).toEqual({ type: 'runs', runs: [] });
    expect(await discarding((name) => name === 'remove')).toMatchObject({ type: 'failed', message: expect.stringContaining('may not be written to (denied)') });
  });

  test('was never there where no lock may be held', async () => {
    const deny = (): Promise<never> => Promise.reject(new DOMException('no locks here', 'SecurityError'));
    const locks: Locks = { hold: deny, tryHold: deny };
    expect(await answerInterrupted({ type: 'discard', runId: 'a' }, { place: { ...place, locks }, program: PROGRAM })).toEqual({ type: 'runs', runs: [] });
  });

  test('of another version of the program can only be discarded', async () => {
    await interruptedAfter(2);
    expect(await listed('learngene 9')).toMatchObject([{ id: 'a', content: { problem: expect.stringContaining('this page is learngene 9') } }]);
  });

  test('whose newest checkpoint was cut short goes on from the one before it, and says so', async () => {
    await interruptedAfter(4);
    const newest = [...memory.contents.keys()].toSorted().at(-1) ?? '';
    memory.contents.set(newest, (memory.contents.get(newest) ?? new Uint8Array()).slice(0, 999));
    const tab = new Tab();
    tab.start({ resume: 'required' });
    await tab.until('complete');
    expect(tab.notices).toEqual([expect.stringMatching(/^checkpoint \d+: is damaged .*; going on from the one before it$/)]);
  });

  test('of which nothing whole is left is listed with why, is not resumed, and begins anew where that is asked for', async () => {
    await interruptedAfter(4);
    const files = [...memory.contents.keys()];
    const damage = (): void => { // those that are found to be damaged are removed
      for (const path of files) memory.contents.set(path, new Uint8Array(8));
    };
    damage();
    expect(await listed()).toMatchObject([{ content: { problem: expect.stringContaining('none is left to go on from') } }]);
    damage();
    const refused = new Tab();
    refused.start({ resume: 'required' });
    expect(await refused.until('error')).toMatchObject({ error: { name: 'InputError', message: expect.stringContaining('none is left') } });
    damage();
    const anew = new Tab();
    anew.start({ resume: 'if-kept' });
    await anew.until('complete');
    expect(anew.notices).toEqual([expect.stringContaining('the run begins anew')]);
  });

  test('leaves nothing where its first checkpoint was not written to the end', async () => {
    memory.contents.set('runs/a/checkpoint-1.tmp', new Uint8Array(3));
    const sweeping: StorePlace = { ...place, files: { ...memory, sweep: async () => void memory.contents.delete('runs/a/checkpoint-1.tmp') } };
    expect(await answerInterrupted({ type: 'list' }, { place: sweeping, program: PROGRAM })).toEqual({ type: 'runs', runs: [] });
    expect([...memory.contents.keys()]).toEqual([]);
  });
});

describe('two tabs on one store', () => {
  test('do not go on with one run: the second is told, and does not list or discard it', async () => {
    await interruptedAfter(2);
    const release = await place.locks.hold(lockNames.run('a'), 'exclusive'); // as the other tab's worker does
    expect(await listed()).toEqual([]);
    expect(await answerInterrupted({ type: 'discard', runId: 'a' }, { place, program: PROGRAM, patience: 1 })).toEqual({
      type: 'failed', message: 'run a: another tab is at work on it; stop it there first',
    });
    const before = [...memory.contents.keys()];
    const opening = openKeptRun(
      { type: 'start', runId: 'a', config: tiny, engine: 'auto', builtInUrl: '', paused: false, resume: 'required' },
      { place, onNotice: () => undefined, signal: new AbortController().signal, patience: 1 },
    );
    await expect(opening).rejects.toThrow('run a: another tab is at work on it');
    expect([...memory.contents.keys()]).toEqual(before);
    release();
    expect(await listed()).toHaveLength(1);
  });

  test('have a run each, and both end', async () => {
    const [one, two] = [new Tab(), new Tab()];
    one.start({ runId: 'a' });
    two.start({ runId: 'b' });
    await Promise.all([one.until('complete'), two.until('complete')]);
    expect(numbersOf(one.results)).toEqual(numbersOf(two.results));
    expect((await listed()).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  test('give a run back when it is over', async () => {
    const tab = new Tab();
    tab.start();
    await tab.until('complete');
    await vi.waitFor(async () => expect(await place.locks.tryHold(lockNames.run('a'))).toBeDefined());
  });
});

describe('a run goes on without checkpoints, and says so,', () => {
  test('where locks are denied', async () => {
    const denied = (): Promise<never> => Promise.reject(new DOMException('no locks here', 'SecurityError'));
    const locks: Locks = { hold: denied, tryHold: denied };
    const tab = new Tab({ ...place, locks });
    tab.start();
    await tab.until('complete');
    expect(tab.notices).toEqual([expect.stringMatching(/^no checkpoints are kept, since this place may not be written to \(no locks here\)/)]);
  });

  test('where the store is full', async () => {
    const tab = new Tab({ ...place, files: failingStore(memory, (_, name) => (name === 'write' ? diskFull() : undefined)) });
    tab.start();
    await tab.until('complete');
    const told = tab.events.flatMap((event) => (event.type === 'notice' ? [event.text] : []));
    expect(told).toEqual([expect.stringMatching(/^no checkpoint could be written \(the storage is full .*lost if it is interrupted$/)]);
  });
});

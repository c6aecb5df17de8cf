import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ExperimentConfig } from '../../config/fields.ts';
import type { Engine } from '../../engine/engine.ts';
import { createReferenceEngine } from '../../engine/reference/reference-engine.ts';
import { createTfjsEngine } from '../../engine/tfjs/tfjs-engine.ts';
import { nodePlatform } from '../../engine/wasm/node/node-platform.ts';
import { createWasmEngine } from '../../engine/wasm/wasm-engine.ts';
import type { Checkpoint } from '../../formats/checkpoint.ts';
import { readCheckpoint } from '../../formats/checkpoint-file.ts';
import { at } from '../../lib/errors.ts';
import { colouredDataset } from '../coloured-dataset.fixture.ts';
import { failingEngine } from '../failing-engine.fixture.ts';
import { runTiny, timeless, type Ran, type TinyRunOptions } from '../tiny-run.fixture.ts';
import { memoryCheckpoints } from './checkpoint-store.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 }); // seconds on a machine that does nothing else

/** A run that writes a checkpoint whenever it may, and all of these. */
async function runWatched(engine: Engine, config: Partial<ExperimentConfig>, options: TinyRunOptions = {}): Promise<{ whole: Ran; all: readonly Checkpoint[] }> {
  const all: Checkpoint[] = [];
  const files = memoryCheckpoints();
  const store = {
    ...files,
    write: (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
      all.push(readCheckpoint(bytes.slice()));
      return files.write(name, bytes);
    },
  };
  const whole = await runTiny(engine, config, { ...options, checkpoints: { store, leastSeconds: 0, mostShare: Infinity } });
  return { whole, all };
}

/** Where a run was interrupted: seeds that were through, the stage and what became of it, whether Des-Nets had been evaluated. */
function placeOf({ finishedSeeds, stages, results }: Checkpoint): string {
  const last = stages.at(-1);
  const evaluated = results.evaluations.filter(({ seed }) => seed === finishedSeeds);
  return `${finishedSeeds} ${last?.key} ${last?.state} ${[...new Set(evaluated.map(({ phase }) => phase))].join(' ')}`;
}

/** One checkpoint of each place: the one in the middle of it. */
function onePerPlace(all: readonly Checkpoint[]): ReadonlyMap<string, Checkpoint> {
  const places = new Map<string, Checkpoint[]>();
  for (const checkpoint of all) places.set(placeOf(checkpoint), [...(places.get(placeOf(checkpoint)) ?? []), checkpoint]);
  return new Map([...places].map(([place, some]) => [place, at(some, Math.floor(some.length / 2))]));
}

/** All that must be equal, and no time. */
const outcomeOf = (ran: Ran): unknown => ({ ...(timeless(ran) as object), complete: ran.results.complete, seeds: ran.results.seeds, learngene: ran.learngene });

/** What the uninterrupted run gave, and for every kind of place what a run gave that was interrupted there. */
async function runFromEverywhere(engine: Engine, config: Partial<ExperimentConfig>, options: TinyRunOptions = {}): Promise<{ expected: unknown; resumed: ReadonlyMap<string, unknown> }> {
  const { whole, all } = await runWatched(engine, config, options);
  const resumed = new Map<string, unknown>();
  for (const [place, resume] of onePerPlace(all)) resumed.set(place, outcomeOf(await runTiny(engine, config, { ...options, resume })));
  return { expected: outcomeOf(whole), resumed };
}

/** The same outcome from each of these places. */
const fromEach = (places: Iterable<string>, outcome: unknown): ReadonlyMap<string, unknown> => new Map([...places].map((place) => [place, outcome]));

const everything: Partial<ExperimentConfig> = {
  ancestor: 'trained',
  ancestorDepth: 4,
  ancestorSteps: 3,
  steps: 4,
  strategies: ['cyclic', 'simple-lg', 'random-assigned', 'random-shuffled', 'selection-width', 'trained'],
  depths: [2, 3],
  draws: 2,
  seeds: 2,
  tuneSteps: 2,
  scratchSteps: 3,
  tuneEvery: 2,
  tuneDepths: [2, 4],
  tuneStrategies: ['random-assigned', 'scratch', 'trained'],
};

describe('an interrupted run goes on to the very numbers of one that was not, on our kernels', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createWasmEngine(nodePlatform, 'under test', 1); // for dozens of runs two threads would take half as long again
  });
  afterAll(() => engine.dispose());

  test('from inside and between all phases of both seeds, with an ancestor, drawn strategies and tuning', async () => {
    const { expected, resumed } = await runFromEverywhere(engine, everything);
    expect(resumed).toEqual(fromEach(resumed.keys(), expected));
    const places = [...resumed.keys()];
    const stages = (seed: number): string[] => [`${seed} ${seed}/learngene training`, `${seed} ${seed}/trained-2 training`, `${seed} ${seed}/tuning-4 training`];
    for (const place of ['0 ancestor training', '0 ancestor trained', ...stages(0), ...stages(1), '1 1/trained-4 trained untuned']) {
      expect(places).toContainEqual(expect.stringMatching(`^${place}`));
    }
  });
});

describe('an interrupted run goes on to the very numbers of one that was not, on our kernels on two threads,', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createWasmEngine(nodePlatform, 'under test', 2);
  });
  afterAll(() => engine.dispose());

  test('with an ancestor whose answers are remembered, TLEG’s and a deep net', async () => {
    const { expected, resumed } = await runFromEverywhere(engine, {
      ancestor: 'trained', teacherViews: 'cached', strategies: ['cyclic', 'tleg', 'vanilla-lg', 'mimetic', 'scratch'], depths: [2, 3],
    });
    expect(resumed).toEqual(fromEach(resumed.keys(), expected));
  });

  test('with images of other classes to tune on, each tuned Des-Net of the first seed being handed out', async () => {
    const target = { ...colouredDataset(), name: 'elsewhere', classNames: ['rot', 'grün', 'blau'] };
    const config: Partial<ExperimentConfig> = { target: 'image-folder', tuneSteps: 4, tuneEvery: 2, tuneDepths: [2, 3], strategies: ['cyclic'], tuneStrategies: ['cyclic'] };
    const handed = new Map<string, unknown>();
    const { expected, resumed } = await runFromEverywhere(engine, config, {
      target,
      async onTuned({ name, weights }) {
        expect(handed.get(name) ?? weights).toEqual(weights);
        handed.set(name, weights);
      },
    });
    expect(resumed).toEqual(fromEach(resumed.keys(), expected));
    expect([...handed.keys()]).toEqual(['tuned-cyclic-2', 'tuned-cyclic-3']);
  });

  test('with a network that failed before the interruption', async () => {
    const config: Partial<ExperimentConfig> = { strategies: ['cyclic', 'simple-lg', 'random-assigned'], tuneSteps: 2, tuneDepths: [2], tuneStrategies: ['cyclic', 'simple-lg'] };
    const { whole, all } = await runWatched(failingEngine(engine, { network: 1, step: 2 }), config);
    expect(whole.results.failures).toMatchObject([{ network: 'vanilla-net', step: 2 }]);
    for (const [, resume] of onePerPlace(all.filter(({ results }) => results.failures.length > 0))) {
      expect(timeless(await runTiny(engine, config, { resume }))).toEqual(timeless(whole));
    }
  });

  test('when it is interrupted again and again', async () => {
    const { whole, all } = await runWatched(engine, { seeds: 2 });
    let resume = at(all, 2);
    for (let interruptions = 0; interruptions < 3; interruptions++) {
      const later: Checkpoint[] = [];
      const store = { ...memoryCheckpoints(), write: async (_: string, bytes: Uint8Array) => void later.push(readCheckpoint(bytes)), read: async () => new Uint8Array(), list: async () => [] };
      await runTiny(engine, { seeds: 2 }, { resume, checkpoints: { store, leastSeconds: 0, mostShare: Infinity } });
      resume = at(later, 2);
    }
    expect(timeless(await runTiny(engine, { seeds: 2 }, { resume }))).toEqual(timeless(whole));
  });
});

describe.each([
  { name: 'the float64 reference', create: async () => createReferenceEngine() },
  { name: 'tfjs cpu', create: () => createTfjsEngine('cpu', 'under test') },
])('on $name', ({ create }) => {
  test('an interrupted run goes on to the very numbers of one that was not', async () => {
    const engine = await create();
    const { expected, resumed } = await runFromEverywhere(engine, { strategies: ['cyclic', 'trained'], depths: [2], steps: 3, tuneSteps: 2, tuneDepths: [2], tuneStrategies: ['cyclic'] });
    expect(resumed.size).toBeGreaterThan(4);
    expect(resumed).toEqual(fromEach(resumed.keys(), expected));
    engine.dispose();
  });
});

describe('an interrupted run', () => {
  test('tells again what it had told, and counts time and work on', async () => {
    const engine = createReferenceEngine();
    const config: Partial<ExperimentConfig> = { strategies: ['cyclic'] };
    const { whole, all } = await runWatched(engine, config);
    const training = all.filter(({ stages }) => stages.at(-1)?.state === 'training');
    const resume = at(training, Math.floor(training.length / 2));
    const { events, progress, results } = await runTiny(engine, config, { resume });
    const told = events.flatMap((event) => (event.type === 'point' ? [event.point] : []));
    expect(told.slice(0, resume.results.series.length)).toEqual(resume.results.series);
    expect(told).toHaveLength(whole.results.series.length);
    expect(results.startedAt).toBe(resume.results.startedAt);
    expect(results.seconds).toBeGreaterThan(resume.results.seconds);
    const work = progress.find(({ phase, step }) => phase === 'learngene' && step > 0)?.done ?? 0;
    expect(work).toBeGreaterThan(0.2 * (progress[0]?.total ?? 0));
    expect(progress.at(-1)).toMatchObject({ phase: 'done', done: progress[0]?.total });
  });

  test('is not gone on with by another configuration, engine, program or other images', async () => {
    const engine = createReferenceEngine();
    const { all } = await runWatched(engine, {});
    const resume = at(all, 0);
    const refused = (config: Partial<ExperimentConfig>, changed: Partial<Checkpoint['results']> = {}, options: TinyRunOptions = {}): Promise<unknown> =>
      runTiny(engine, config, { ...options, resume: { ...resume, results: { ...resume.results, ...changed } } });
    await expect(refused({ steps: 7 })).rejects.toThrow(/steps 7: the interrupted run has 6; leave it as it was, or start a new run/);
    await expect(refused({}, { engine: { name: 'wasm', adapter: 'four threads', reason: '' } })).rejects.toThrow('the interrupted run has wasm (four threads)');
    await expect(refused({}, { program: 'earlier' })).rejects.toThrow('program test: the interrupted run has earlier');
    await expect(refused({}, {}, { validation: [10, 9] })).rejects.toThrow('19 validation images of 3 classes): the interrupted run has');
  });
});

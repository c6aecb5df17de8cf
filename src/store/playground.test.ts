import { beforeEach, describe, expect, test } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import type { TrainingPoint } from '../formats/metrics.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { formatResults } from '../formats/results-file.ts';
import { createTrainingClient } from '../worker/client.ts';
import { FakeWorker, resultsFixture } from '../worker/fake-worker.fixture.ts';
import type { ResponseMessage } from '../worker/protocol.ts';
import { blockers, fieldProblem } from './configuration.ts';
import { MemoryStorage } from './memory-storage.fixture.ts';
import { Playground } from './playground.ts';
import type { PlaygroundState } from './playground-state.ts';
import { shownDocuments, shownRun } from './shown-run.ts';

let worker: FakeWorker;
let storage: MemoryStorage;
let playground: Playground;
/** Texts of the page's server, by address. */
let served: Map<string, string>;

beforeEach(() => {
  served = new Map();
  worker = new FakeWorker();
  storage = new MemoryStorage();
  playground = playgroundOn(storage);
});

function playgroundOn(runs: MemoryStorage): Playground {
  return new Playground({
    createClient: (onMessage) => createTrainingClient({ createWorker: () => worker, onMessage }),
    storage: runs,
    now: () => 1_000_000,
    engine: 'auto',
    shardsUrl: 'http://localhost/data/shapes10/',
    galleryUrl: 'http://localhost/gallery/',
    fetchText: async (url) => served.get(url),
  });
}

function state(): PlaygroundState {
  return playground.store.getState();
}

function runId(): string {
  return state().run?.id ?? 'no run';
}

function says(message: ResponseMessage): void {
  worker.says(message);
}

function requests(): string[] {
  return worker.received.map(({ type }) => type);
}

const point: TrainingPoint = {
  kind: 'training', network: 'aux-net', seed: 0, step: 1, epoch: 0.1, seconds: 1, images: 64, loss: 2.3, gradientNorm: 1, learningRate: 0.001,
};

describe('the configuration', () => {
  test('starts as the preset quick, with nothing in the way of Run', () => {
    expect(state().configuration.config).toEqual(defaultConfig);
    expect(blockers(state().configuration)).toEqual([]);
  });

  test('takes text that is a value', () => {
    playground.editText('steps', '12');
    expect(state().configuration.config.steps).toBe(12);
  });

  test('keeps the last value while the text is none, and says so', () => {
    playground.editText('steps', 'many');
    expect(state().configuration.config.steps).toBe(defaultConfig.steps);
    expect(fieldProblem(state().configuration, 'steps')).toContain('many');
    playground.editText('steps', '13');
    expect(fieldProblem(state().configuration, 'steps')).toBeUndefined();
  });

  test('names the field in which a rule between fields is broken', () => {
    playground.edit('stageLayout', [1, 1, 1, 1, 1]);
    expect(fieldProblem(state().configuration, 'depths')).toContain('5 stages');
    expect(fieldProblem(state().configuration, 'steps')).toBeUndefined();
  });

  test('is taken from a link', () => {
    playground.openLink('#v=1&preset=quick&layout=3,3,4,3,3&depths=5-8');
    expect(state().configuration.config.stageLayout).toEqual([3, 3, 4, 3, 3]);
  });

  test('survives a broken link, which is named and starts nothing', () => {
    playground.editText('steps', '12');
    playground.openLink('#v=1&layuot=3,3');
    expect(state().configuration.linkProblem).toContain('layuot');
    expect(state().configuration.config.steps).toBe(12);
    expect(requests()).toEqual([]);
  });

  test('is left alone by an address without a fragment', () => {
    playground.openLink('#');
    expect(state().configuration.linkProblem).toBeUndefined();
  });
});

describe('a run', () => {
  test('is not started while the configuration has a problem', () => {
    playground.editText('steps', 'many');
    playground.start();
    expect(requests()).toEqual([]);
    expect(state().notice).toContain('many');
  });

  test('on an image folder asks for the zip first', () => {
    playground.edit('data', 'image-folder');
    playground.start();
    expect(requests()).toEqual([]);
    expect(state().notice).toContain('.zip');
    playground.chooseFiles({ data: new File(['zip'], 'pets.zip') });
    playground.start();
    expect(worker.received[0]).toMatchObject({ type: 'start', file: expect.any(File) });
  });

  test('on other images to transfer to asks for their zip', () => {
    playground.editText('tuneSteps', '10');
    playground.edit('target', 'image-folder');
    playground.start();
    expect(state().notice).toContain('transfer');
    playground.chooseFiles({ target: new File(['zip'], 'birds.zip') });
    playground.start();
    expect(worker.received).toMatchObject([{ type: 'start', targetFile: expect.any(File) }]);
    expect(worker.received[0]).not.toHaveProperty('file');
  });

  test('with an ancestor from files asks for them, but not where there is an address', () => {
    playground.edit('ancestor', 'tfjs');
    playground.chooseFiles({ ancestor: [new File(['{}'], 'model.json')] });
    playground.start();
    expect(state().notice).toContain('.bin');
    playground.edit('ancestorUrl', 'https://models.example/model.json');
    playground.start();
    expect(requests()).toEqual(['start']);
    expect(worker.received[0]).not.toHaveProperty('ancestorFiles');
  });

  test('gets the ancestor’s files, of which a safetensors ancestor has exactly one', () => {
    const model = new File(['weights'], 'teacher.safetensors');
    playground.edit('ancestor', 'safetensors');
    playground.chooseFiles({ ancestor: [model, model] });
    playground.start();
    expect(state().notice).toContain('must be one .safetensors');
    playground.chooseFiles({ ancestor: [model] });
    playground.start();
    expect(worker.received).toMatchObject([{ type: 'start', ancestorFiles: [model] }]);
  });

  test('gathers points and passes the phase on', () => {
    playground.start();
    says({ type: 'events', runId: runId(), events: [{ type: 'point', point }, { type: 'point', point: { ...point, step: 2 } }] });
    expect(state().run?.log.count).toBe(2);
  });

  test('gives a new value for each batch of points, while older values keep their length', () => {
    playground.start();
    says({ type: 'events', runId: runId(), events: [{ type: 'point', point }] });
    const before = state().run?.log;
    says({ type: 'events', runId: runId(), events: [{ type: 'point', point }] });
    expect(before?.count).toBe(1);
    expect(state().run?.log).not.toBe(before);
  });

  test('pauses, resumes and stops when the worker says so', () => {
    playground.start();
    playground.pause();
    expect(state().run?.status).toBe('pausing');
    says({ type: 'paused', runId: runId() });
    playground.step();
    playground.resume();
    says({ type: 'resumed', runId: runId() });
    expect(state().run?.status).toBe('running');
    playground.stop();
    says({ type: 'stopped', runId: runId(), results: resultsFixture({ complete: false }) });
    expect(state().run?.status).toBe('stopped');
    expect(requests()).toEqual(['start', 'pause', 'step', 'resume', 'stop']);
  });

  test('begun with Step starts paused and does one step', () => {
    playground.step();
    expect(worker.received).toMatchObject([{ type: 'start', paused: true }, { type: 'step' }]);
  });

  test('under way is not started a second time', () => {
    playground.start();
    playground.start();
    expect(requests()).toEqual(['start']);
  });

  test('that fails shows the error and can be followed by another', () => {
    playground.start();
    says({ type: 'error', runId: runId(), error: { name: 'Error', message: 'device lost', phase: 'learngene' } });
    expect(state().run).toMatchObject({ status: 'failed', error: { message: 'device lost' } });
    playground.dismissNotices();
    expect(state().run).toMatchObject({ status: 'failed', error: undefined });
    playground.start();
    expect(state().run?.status).toBe('running');
  });

  test('takes away the message of an earlier broken link', () => {
    playground.openLink('#v=1&layuot=3,3');
    playground.start();
    expect(state().configuration.linkProblem).toBeUndefined();
  });
});

describe('a series', () => {
  const variants = [
    { label: 'MS-WS3', config: { ...defaultConfig, stageLayout: [1, 5, 1, 4, 1], depths: [5] } },
    { label: 'MS-WS6', config: { ...defaultConfig, stageLayout: [3, 3, 4, 3, 3], depths: [5] } },
  ] as const;

  test('runs its variants one after the other and keeps each as a run of its own', () => {
    playground.startSeries('Table 5', variants);
    expect(worker.received).toMatchObject([{ type: 'start', config: variants[0].config }]);
    says({ type: 'complete', runId: runId(), results: resultsFixture({ config: variants[0].config }) });
    expect(worker.received).toMatchObject([{}, { type: 'start', config: variants[1].config }]);
    says({ type: 'complete', runId: runId(), results: resultsFixture({ config: variants[1].config }) });
    expect(requests()).toEqual(['start', 'start']);
    expect(state().series).toBeUndefined();
    expect(state().history.map(({ series }) => series?.variant)).toEqual(['MS-WS6', 'MS-WS3']);
  });

  test('takes the form along, but not away from a person who edits it', () => {
    playground.startSeries('Table 5', [...variants, { label: 'MS-WS1', config: defaultConfig }]);
    expect(state().configuration.config).toEqual(variants[0].config);
    says({ type: 'complete', runId: runId(), results: resultsFixture() });
    expect(state().configuration.config).toEqual(variants[1].config);
    playground.editText('steps', '12');
    says({ type: 'complete', runId: runId(), results: resultsFixture() });
    expect(state().configuration.config).toMatchObject({ ...variants[1].config, steps: 12 });
  });

  test('ends with Stop, and its runs until then are found together', () => {
    playground.startSeries('Table 5', variants);
    says({ type: 'complete', runId: runId(), results: resultsFixture() });
    expect(shownDocuments(state())).toHaveLength(1);
    playground.stop();
    says({ type: 'stopped', runId: runId(), results: resultsFixture({ complete: false }) });
    expect(requests()).toEqual(['start', 'start', 'stop']);
    expect(state().series).toBeUndefined();
    expect(shownDocuments(state()).map(({ results }) => results.complete)).toEqual([true, false]);
  });

  test('ends with a run that fails', () => {
    playground.startSeries('Table 5', variants);
    says({ type: 'error', runId: runId(), error: { name: 'Error', message: 'device lost', phase: 'learngene' } });
    expect(requests()).toEqual(['start']);
    expect(state().series).toBeUndefined();
  });
});

describe('the gallery', () => {
  const entry = { file: 'figure-1d.json', label: 'Fig. 1(d)', help: 'Three seeds on shapes10.' };

  function serve(): void {
    served.set('http://localhost/gallery/index.json', JSON.stringify([entry]));
    served.set('http://localhost/gallery/figure-1d.json', formatResults(resultsFixture({ seconds: 34 })));
  }

  test('opens a built-in result as a run, without training', async () => {
    serve();
    await playground.loadGallery();
    expect(state().gallery).toMatchObject({ status: 'ready', entries: [entry] });
    await playground.openFromGallery(entry);
    await playground.openFromGallery(entry);
    expect(state().gallery.opened).toHaveLength(1);
    expect(shownRun(state())?.name).toBe('Fig. 1(d)');
    expect(shownDocuments(state())).toMatchObject([{ results: { seconds: 34 } }]);
    expect(requests()).toEqual([]);
    expect(storage.kept.size).toBe(0);
  });

  test('is empty where the page has no index, or its server answers with the page', async () => {
    await playground.loadGallery();
    expect(state().gallery).toMatchObject({ status: 'ready', entries: [], problem: undefined });
    playground = playgroundOn(storage);
    served.set('http://localhost/gallery/index.json', '<!doctype html><title>Learngene</title>');
    await playground.loadGallery();
    expect(state().gallery).toMatchObject({ status: 'ready', entries: [], problem: undefined });
  });

  test('names a result that cannot be read', async () => {
    serve();
    served.set('http://localhost/gallery/figure-1d.json', '{"format":"something else"}');
    await playground.loadGallery();
    await playground.openFromGallery(entry);
    expect(state().gallery).toMatchObject({ opened: [], opening: undefined });
    expect(state().gallery.problem).toBeTruthy();
  });
});

describe('the comparison of engines', () => {
  const row = { outcome: 'unmeasured', engine: 'webgpu', reason: 'skipped: software adapter' } as const;

  function comparisonId(): string {
    return state().comparison?.id ?? 'no comparison';
  }

  test('measures the form’s configuration and shows rows as they come', () => {
    playground.edit('batchSize', 8);
    playground.measureEngines();
    expect(worker.received).toEqual([{ type: 'measure', runId: comparisonId(), config: { ...defaultConfig, batchSize: 8 } }]);
    says({ type: 'measured', runId: comparisonId(), measurements: [row], measuring: 'wasm' });
    expect(state().comparison).toMatchObject({ measurements: [row], measuring: 'wasm' });
    says({ type: 'measured', runId: comparisonId(), measurements: [row], measuring: undefined });
    expect(state().comparison).toMatchObject({ measurements: [row], measuring: undefined, problem: undefined });
  });

  test('is made once at a time, and not during a run', () => {
    playground.measureEngines();
    playground.measureEngines();
    expect(requests()).toEqual(['measure']);
    playground.start();
    playground.measureEngines();
    expect(requests()).toEqual(['measure', 'start']);
  });

  test('is not made of a configuration that has a problem, which is told', () => {
    playground.editText('steps', 'many');
    playground.measureEngines();
    expect(requests()).toEqual([]);
    expect(state().notice).toContain('many');
  });

  test('keeps what was measured when a run takes the worker', () => {
    playground.measureEngines();
    says({ type: 'measured', runId: comparisonId(), measurements: [row], measuring: 'wasm' });
    playground.start();
    expect(state().comparison).toMatchObject({ measurements: [row], measuring: undefined });
    expect(state().comparison?.problem).toContain('run was started');
  });

  test('says why the worker gave up', () => {
    playground.measureEngines();
    worker.crashes('out of memory');
    expect(state().comparison).toMatchObject({ measuring: undefined, problem: 'out of memory' });
    expect(state().run).toBeUndefined();
  });
});

describe('the history', () => {
  function finishRun(): void {
    playground.start();
    says({ type: 'complete', runId: runId(), results: resultsFixture({ series: [point] }) });
  }

  test('keeps a finished run under a memorable name', () => {
    finishRun();
    expect(state().history).toHaveLength(1);
    expect(state().history[0]?.name).toMatch(/^[a-z]+-[a-z]+-1$/);
    expect(storage.kept.size).toBe(1);
  });

  test('keeps the learngene of a finished run beside its results', () => {
    playground.start();
    says({ type: 'complete', runId: runId(), results: resultsFixture(), learngene: new Uint8Array([1, 2]) });
    expect(state().history[0]?.learngene).toEqual(new Uint8Array([1, 2]));
  });

  test('is there again after a reload, newest first, and goes on counting', async () => {
    finishRun();
    finishRun();
    playground = playgroundOn(storage);
    await playground.loadHistory();
    expect(state().history.map(({ ordinal }) => ordinal)).toEqual([2, 1]);
    finishRun();
    expect(state().history[0]?.ordinal).toBe(3);
  });

  test('shows an old run again, the same object each time', () => {
    finishRun();
    const id = runId();
    playground.start();
    playground.show(id);
    expect(shownRun(state())?.log.count).toBe(1);
    expect(shownRun(state())).toBe(shownRun(state()));
    playground.show(undefined);
    expect(shownRun(state())?.log.count).toBe(0);
  });

  test('forgets a removed run, and shows the current one in its place', async () => {
    finishRun();
    playground.show(runId());
    await playground.remove(runId());
    expect(state()).toMatchObject({ history: [], shownId: undefined });
    expect(storage.kept.size).toBe(0);
  });

  test('puts the configuration of an old run back into the form', () => {
    finishRun();
    playground.editText('steps', '12');
    playground.reuse(runId());
    expect(state().configuration.config.steps).toBe(defaultConfig.steps);
  });

  test('opens what an earlier version kept: one seed a run, which now goes to every point', async () => {
    const { seed: _later, ...pointOfVersion1 } = point;
    const { seeds: _seeds, target: _target, ...rest } = resultsFixture();
    const results = { ...rest, version: 1, seed: 7, series: [pointOfVersion1] } as unknown as ExperimentResults;
    storage.kept.set('old', { id: 'old', name: 'old-owl-1', ordinal: 1, results });
    await playground.loadHistory();
    expect(state().history[0]?.results).toMatchObject({ version: 2, seeds: [7], series: [{ seed: 7, step: 1 }] });
  });

  test('names a kept run that cannot be read, and shows the others', async () => {
    const broken = { version: 1, series: [] } as unknown as ExperimentResults;
    storage.kept.set('a', { id: 'a', name: 'broken-bison-1', ordinal: 1, results: broken });
    storage.kept.set('b', { id: 'b', name: 'fair-finch-2', ordinal: 2, results: resultsFixture() });
    await playground.loadHistory();
    expect(state().history.map(({ name }) => name)).toEqual(['fair-finch-2']);
    expect(state().notice).toContain('broken-bison-1');
  });

  test('says when the browser keeps nothing', async () => {
    storage.broken = true;
    await playground.loadHistory();
    expect(state().notice).toContain('quota exceeded');
  });
});

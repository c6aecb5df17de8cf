import { beforeEach, describe, expect, test } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import type { TrainingPoint } from '../formats/metrics.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { resultsFixture } from '../worker/fake-worker.fixture.ts';
import { blockers, fieldProblem } from './configuration.ts';
import { runById, shownRun } from './shown-run.ts';
import { TestPage } from './test-page.fixture.ts';

let page: TestPage;

beforeEach(() => {
  page = new TestPage();
});

const point: TrainingPoint = {
  kind: 'training', network: 'aux-net', seed: 0, step: 1, epoch: 0.1, seconds: 1, images: 64, loss: 2.3, gradientNorm: 1, learningRate: 0.001,
};

describe('the configuration', () => {
  test('starts as the preset quick, with nothing in the way of Run', () => {
    expect(page.state.configuration.config).toEqual(defaultConfig);
    expect(blockers(page.state.configuration)).toEqual([]);
  });

  test('takes text that is a value', () => {
    page.playground.editText('steps', '12');
    expect(page.state.configuration.config.steps).toBe(12);
  });

  test('keeps the last value while the text is none, and says so', () => {
    page.playground.editText('steps', 'many');
    expect(page.state.configuration.config.steps).toBe(defaultConfig.steps);
    expect(fieldProblem(page.state.configuration, 'steps')).toContain('many');
    page.playground.editText('steps', '13');
    expect(fieldProblem(page.state.configuration, 'steps')).toBeUndefined();
  });

  test('names the field in which a rule between fields is broken', () => {
    page.playground.edit('stageLayout', [1, 1, 1, 1, 1]);
    expect(fieldProblem(page.state.configuration, 'depths')).toContain('5 stages');
    expect(fieldProblem(page.state.configuration, 'steps')).toBeUndefined();
  });

  test('is taken from a link', () => {
    page.playground.openLink('#v=1&preset=quick&layout=3,3,4,3,3&depths=5-8');
    expect(page.state.configuration.config.stageLayout).toEqual([3, 3, 4, 3, 3]);
  });

  test('survives a broken link, which is named and starts nothing', () => {
    page.playground.editText('steps', '12');
    page.playground.openLink('#v=1&layuot=3,3');
    expect(page.state.configuration.linkProblem).toContain('layuot');
    expect(page.state.configuration.config.steps).toBe(12);
    expect(page.requests).toEqual([]);
  });

  test('is left alone by an address without a fragment', () => {
    page.playground.openLink('#');
    expect(page.state.configuration.linkProblem).toBeUndefined();
  });
});

describe('a run', () => {
  test('is not started while the configuration has a problem', () => {
    page.playground.editText('steps', 'many');
    page.playground.start();
    expect(page.requests).toEqual([]);
    expect(page.state.notice).toContain('many');
  });

  test('on an image folder asks for the zip first', () => {
    page.playground.edit('data', 'image-folder');
    page.playground.start();
    expect(page.requests).toEqual([]);
    expect(page.state.notice).toContain('.zip');
    page.playground.chooseFiles({ data: new File(['zip'], 'pets.zip') });
    page.playground.start();
    expect(page.worker.received[0]).toMatchObject({ type: 'start', file: expect.any(File) });
  });

  test('on other images to transfer to asks for their zip', () => {
    page.playground.editText('tuneSteps', '10');
    page.playground.edit('target', 'image-folder');
    page.playground.start();
    expect(page.state.notice).toContain('transfer');
    page.playground.chooseFiles({ target: new File(['zip'], 'birds.zip') });
    page.playground.start();
    expect(page.worker.received).toMatchObject([{ type: 'start', targetFile: expect.any(File) }]);
    expect(page.worker.received[0]).not.toHaveProperty('file');
  });

  test('with an ancestor from files asks for them, but not where there is an address', () => {
    page.playground.edit('ancestor', 'tfjs');
    page.playground.chooseFiles({ ancestor: [new File(['{}'], 'model.json')] });
    page.playground.start();
    expect(page.state.notice).toContain('.bin');
    page.playground.edit('ancestorUrl', 'https://models.example/model.json');
    page.playground.start();
    expect(page.requests).toEqual(['start']);
    expect(page.worker.received[0]).not.toHaveProperty('ancestorFiles');
  });

  test('gets the ancestor’s files, of which a safetensors ancestor has exactly one', () => {
    const model = new File(['weights'], 'teacher.safetensors');
    page.playground.edit('ancestor', 'safetensors');
    page.playground.chooseFiles({ ancestor: [model, model] });
    page.playground.start();
    expect(page.state.notice).toContain('must be one .safetensors');
    page.playground.chooseFiles({ ancestor: [model] });
    page.playground.start();
    expect(page.worker.received).toMatchObject([{ type: 'start', ancestorFiles: [model] }]);
  });

  test('gathers points and passes the phase on', () => {
    page.playground.start();
    page.says({ type: 'events', runId: page.runId, events: [{ type: 'point', point }, { type: 'point', point: { ...point, step: 2 } }] });
    expect(page.state.run?.log.count).toBe(2);
  });

  test('gives a new value for each batch of points, while older values keep their length', () => {
    page.playground.start();
    page.says({ type: 'events', runId: page.runId, events: [{ type: 'point', point }] });
    const before = page.state.run?.log;
    page.says({ type: 'events', runId: page.runId, events: [{ type: 'point', point }] });
    expect(before?.count).toBe(1);
    expect(page.state.run?.log).not.toBe(before);
  });

  test('pauses, resumes and stops when the worker says so', () => {
    page.playground.start();
    page.playground.pause();
    expect(page.state.run?.status).toBe('pausing');
    page.says({ type: 'paused', runId: page.runId });
    page.playground.step();
    page.playground.resume();
    page.says({ type: 'resumed', runId: page.runId });
    expect(page.state.run?.status).toBe('running');
    page.playground.stop();
    page.says({ type: 'stopped', runId: page.runId, results: resultsFixture({ complete: false }) });
    expect(page.state.run?.status).toBe('stopped');
    expect(page.requests).toEqual(['start', 'pause', 'step', 'resume', 'stop']);
  });

  test('begun with Step starts paused and does one step', () => {
    page.playground.step();
    expect(page.worker.received).toMatchObject([{ type: 'start', paused: true }, { type: 'step' }]);
  });

  test('under way is not started a second time', () => {
    page.playground.start();
    page.playground.start();
    expect(page.requests).toEqual(['start']);
  });

  test('that fails shows the error and can be followed by another', () => {
    page.playground.start();
    page.says({ type: 'error', runId: page.runId, error: { name: 'Error', message: 'device lost', phase: 'learngene' } });
    expect(page.state.run).toMatchObject({ status: 'failed', error: { message: 'device lost' } });
    page.playground.dismissNotices();
    expect(page.state.run).toMatchObject({ status: 'failed', error: undefined });
    page.playground.start();
    expect(page.state.run?.status).toBe('running');
  });

  test('takes away the message of an earlier broken link', () => {
    page.playground.openLink('#v=1&layuot=3,3');
    page.playground.start();
    expect(page.state.configuration.linkProblem).toBeUndefined();
  });
});

describe('the comparison of engines', () => {
  const row = { outcome: 'unmeasured', engine: 'webgpu', reason: 'skipped: software adapter' } as const;

  function comparisonId(): string {
    return page.state.comparison?.id ?? 'no comparison';
  }

  test('measures the form’s configuration and shows rows as they come', () => {
    page.playground.edit('batchSize', 8);
    page.playground.measureEngines();
    expect(page.worker.received).toEqual([{ type: 'measure', runId: comparisonId(), config: { ...defaultConfig, batchSize: 8 } }]);
    page.says({ type: 'measured', runId: comparisonId(), measurements: [row], measuring: 'wasm' });
    expect(page.state.comparison).toMatchObject({ measurements: [row], measuring: 'wasm' });
    page.says({ type: 'measured', runId: comparisonId(), measurements: [row], measuring: undefined });
    expect(page.state.comparison).toMatchObject({ measurements: [row], measuring: undefined, problem: undefined });
  });

  test('is made once at a time, and not during a run', () => {
    page.playground.measureEngines();
    page.playground.measureEngines();
    expect(page.requests).toEqual(['measure']);
    page.playground.start();
    page.playground.measureEngines();
    expect(page.requests).toEqual(['measure', 'start']);
  });

  test('is not made of a configuration that has a problem, which is told', () => {
    page.playground.editText('steps', 'many');
    page.playground.measureEngines();
    expect(page.requests).toEqual([]);
    expect(page.state.notice).toContain('many');
  });

  test('keeps what was measured when a run takes the worker', () => {
    page.playground.measureEngines();
    page.says({ type: 'measured', runId: comparisonId(), measurements: [row], measuring: 'wasm' });
    page.playground.start();
    expect(page.state.comparison).toMatchObject({ measurements: [row], measuring: undefined });
    expect(page.state.comparison?.problem).toContain('run was started');
  });

  test('says why the worker gave up', () => {
    page.playground.measureEngines();
    page.worker.crashes('out of memory');
    expect(page.state.comparison).toMatchObject({ measuring: undefined, problem: 'out of memory' });
    expect(page.state.run).toBeUndefined();
  });
});

describe('the history', () => {
  function finishRun(): void {
    page.playground.start();
    page.says({ type: 'complete', runId: page.runId, results: resultsFixture({ series: [point] }) });
  }

  test('keeps a finished run under a memorable name', () => {
    finishRun();
    expect(page.state.history).toHaveLength(1);
    expect(page.state.history[0]?.name).toMatch(/^[a-z]+-[a-z]+-1$/);
    expect(page.storage.kept.size).toBe(1);
  });

  test('keeps the learngene of a finished run beside its results', () => {
    page.playground.start();
    page.says({ type: 'complete', runId: page.runId, results: resultsFixture(), learngene: new Uint8Array([1, 2]) });
    expect(page.state.history[0]?.learngene).toEqual(new Uint8Array([1, 2]));
  });

  test('is there again after a reload, newest first, and goes on counting', async () => {
    finishRun();
    finishRun();
    page = new TestPage(page.storage);
    await page.playground.loadHistory();
    expect(page.state.history.map(({ ordinal }) => ordinal)).toEqual([2, 1]);
    finishRun();
    expect(page.state.history[0]?.ordinal).toBe(3);
  });

  test('shows an old run again, the same object each time', () => {
    finishRun();
    const id = page.runId;
    page.playground.start();
    page.playground.show(id);
    expect(shownRun(page.state)?.log.count).toBe(1);
    expect(shownRun(page.state)).toBe(shownRun(page.state));
    page.playground.show(undefined);
    expect(shownRun(page.state)?.log.count).toBe(0);
  });

  test('forgets a removed run, and shows the current one in its place', async () => {
    finishRun();
    page.playground.show(page.runId);
    await page.playground.remove(page.runId);
    expect(page.state).toMatchObject({ history: [], shownId: undefined });
    expect(page.storage.kept.size).toBe(0);
  });

  test('lays runs over the shown one in the order in which they were chosen, each once', () => {
    for (const id of ['a', 'b', 'a']) page.playground.overlay(id, true);
    expect(page.state.overlaidIds).toEqual(['b', 'a']);
    page.playground.overlay('b', false);
    expect(page.state.overlaidIds).toEqual(['a']);
  });

  test('a removed run is neither laid over others nor a baseline', async () => {
    finishRun();
    const { runId } = page;
    page.playground.overlay(runId, true);
    page.playground.pinBaseline(runId);
    expect(runById(page.state.baselineId, page.state)?.id).toBe(runId);
    await page.playground.remove(runId);
    expect(page.state).toMatchObject({ overlaidIds: [], baselineId: undefined });
  });

  test('puts the configuration of an old run back into the form', () => {
    finishRun();
    page.playground.editText('steps', '12');
    page.playground.reuse(page.runId);
    expect(page.state.configuration.config.steps).toBe(defaultConfig.steps);
  });

  test('opens what an earlier version kept: one seed a run, which now goes to every point', async () => {
    const { seed: _later, ...pointOfVersion1 } = point;
    const { seeds: _seeds, target: _target, ...rest } = resultsFixture();
    const results = { ...rest, version: 1, seed: 7, series: [pointOfVersion1] } as unknown as ExperimentResults;
    page.storage.kept.set('old', { id: 'old', name: 'old-owl-1', ordinal: 1, results });
    await page.playground.loadHistory();
    expect(page.state.history[0]?.results).toMatchObject({ version: 2, seeds: [7], series: [{ seed: 7, step: 1 }] });
  });

  test('names a kept run that cannot be read, and shows the others', async () => {
    const broken = { version: 1, series: [] } as unknown as ExperimentResults;
    page.storage.kept.set('a', { id: 'a', name: 'broken-bison-1', ordinal: 1, results: broken });
    page.storage.kept.set('b', { id: 'b', name: 'fair-finch-2', ordinal: 2, results: resultsFixture() });
    await page.playground.loadHistory();
    expect(page.state.history.map(({ name }) => name)).toEqual(['fair-finch-2']);
    expect(page.state.notice).toContain('broken-bison-1');
  });

  test('says when the browser keeps nothing', async () => {
    page.storage.broken = true;
    await page.playground.loadHistory();
    expect(page.state.notice).toContain('quota exceeded');
  });
});

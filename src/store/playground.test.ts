import { beforeEach, describe, expect, test } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import type { TrainingPoint } from '../formats/metrics.ts';
import { resultsFixture } from '../worker/fake-worker.fixture.ts';
import { blockers, fieldProblem } from './configuration.ts';
import { runById } from './shown-run.ts';
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

describe('edits of the configuration', () => {
  test('of any kind are undone and redone, the last one first', () => {
    page.playground.editText('steps', '12');
    page.playground.edit('flip', false);
    page.playground.followLink('#v=1&seed=5');
    page.playground.undo();
    expect(page.state.configuration.config).toMatchObject({ steps: 12, flip: false, seed: 0 });
    page.playground.undo();
    page.playground.undo();
    expect(page.state.configuration.config).toEqual(defaultConfig);
    page.playground.undo();
    page.playground.redo();
    expect(page.state.configuration.config).toEqual({ ...defaultConfig, steps: 12 });
  });

  test('take text that is no value along when they are undone', () => {
    page.playground.editText('steps', '12');
    page.playground.editText('seed', 'many');
    page.playground.undo();
    expect(fieldProblem(page.state.configuration, 'seed')).toBeUndefined();
    expect(page.state.configuration.config.steps).toBe(defaultConfig.steps);
  });

  test('are not those that a series makes on its way', () => {
    page.playground.startSeries('two', [{ label: 'a', config: { ...defaultConfig, steps: 5 } }, { label: 'b', config: defaultConfig }]);
    expect(page.state.configuration.config.steps).toBe(5);
    expect(page.state.edits.past).toEqual([]);
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
    page.playground.chooseFiles({ data: [{ path: 'pets.zip', file: new File(['zip'], 'pets.zip') }] });
    page.playground.start();
    expect(page.worker.received[0]).toMatchObject({ type: 'start', files: [{ path: 'pets.zip', file: expect.any(File) }] });
  });

  test('on other images to transfer to asks for their zip', () => {
    page.playground.editText('tuneSteps', '10');
    page.playground.edit('target', 'image-folder');
    page.playground.start();
    expect(page.state.notice).toContain('transfer');
    page.playground.chooseFiles({ target: [{ path: 'birds.zip', file: new File(['zip'], 'birds.zip') }] });
    page.playground.start();
    expect(page.worker.received).toMatchObject([{ type: 'start', targetFiles: [{ path: 'birds.zip', file: expect.any(File) }] }]);
    expect(page.worker.received[0]).not.toHaveProperty('files');
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
    page.says({ type: 'error', runId: page.runId, error: { name: 'InputError', message: 'no images', phase: 'data' } });
    expect(page.state.run).toMatchObject({ status: 'failed', error: { message: 'no images' } });
    page.playground.dismissNotices();
    expect(page.state.run).toMatchObject({ status: 'failed', error: undefined });
    page.playground.start();
    expect(page.state.run?.status).toBe('running');
  });

  test('whose worker fails goes on in another, which tells all points again: each is there once', () => {
    page.playground.start();
    const { runId } = page;
    const points = [1, 2, 3].map((step) => ({ type: 'point', point: { ...point, step } }) as const);
    page.says({ type: 'events', runId, events: [...points, { type: 'checkpoint', bytes: 9, seconds: 0, stage: '0/learngene', step: 2 }] });
    const failed = page.worker;
    failed.crashes('out of memory');
    expect(page.worker).not.toBe(failed);
    expect(page.worker.received).toMatchObject([{ type: 'start', runId, resume: 'if-kept' }]);
    page.says({ type: 'events', runId, events: points.slice(0, 2) });
    expect(page.state.run).toMatchObject({
      status: 'running', log: { count: 2 }, error: undefined,
      notices: ['The training worker failed (out of memory) and was replaced; the run goes on from step 2, where it was kept last.'],
    });
    page.worker.crashes('out of memory');
    expect(page.state.run).toMatchObject({ status: 'failed', error: { message: 'out of memory' }, log: { count: 2 } });
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
    page.playground.engines.measure();
    expect(page.worker.received).toEqual([{ type: 'measure', runId: comparisonId(), config: { ...defaultConfig, batchSize: 8 } }]);
    page.says({ type: 'measured', runId: comparisonId(), measurements: [row], measuring: 'wasm' });
    expect(page.state.comparison).toMatchObject({ measurements: [row], measuring: 'wasm' });
    page.says({ type: 'measured', runId: comparisonId(), measurements: [row], measuring: undefined });
    expect(page.state.comparison).toMatchObject({ measurements: [row], measuring: undefined, problem: undefined });
  });

  test('is made once at a time, and not during a run', () => {
    page.playground.engines.measure();
    page.playground.engines.measure();
    expect(page.requests).toEqual(['measure']);
    page.playground.start();
    page.playground.engines.measure();
    expect(page.requests).toEqual(['measure', 'start']);
  });

  test('is not made of a configuration that has a problem, which is told', () => {
    page.playground.editText('steps', 'many');
    page.playground.engines.measure();
    expect(page.requests).toEqual([]);
    expect(page.state.notice).toContain('many');
  });

  test('keeps what was measured when a run takes the worker', () => {
    page.playground.engines.measure();
    page.says({ type: 'measured', runId: comparisonId(), measurements: [row], measuring: 'wasm' });
    page.playground.start();
    expect(page.state.comparison).toMatchObject({ measurements: [row], measuring: undefined });
    expect(page.state.comparison?.problem).toEqual({ type: 'interrupted' });
  });

  test('says why the worker gave up', () => {
    page.playground.engines.measure();
    page.worker.crashes('out of memory');
    expect(page.state.comparison).toMatchObject({ measuring: undefined, problem: { type: 'error', message: 'out of memory' } });
    expect(page.state.run).toBeUndefined();
  });
});

describe('runs laid over the shown one', () => {
  test('lie in the order in which they were chosen, each once', () => {
    for (const id of ['a', 'b', 'a']) page.playground.charted.overlay(id, true);
    expect(page.state.overlaidIds).toEqual(['b', 'a']);
    page.playground.charted.overlay('b', false);
    expect(page.state.overlaidIds).toEqual(['a']);
  });

  test('go when they are removed, the baseline too', () => {
    page.playground.start();
    page.says({ type: 'complete', runId: page.runId, results: resultsFixture({ series: [point] }) });
    const { runId } = page;
    page.playground.charted.overlay(runId, true);
    page.playground.charted.pinBaseline(runId);
    expect(runById(page.state.baselineId, page.state)?.id).toBe(runId);
    page.playground.runs.remove([runId]);
    expect(page.state).toMatchObject({ overlaidIds: [], baselineId: undefined });
  });
});

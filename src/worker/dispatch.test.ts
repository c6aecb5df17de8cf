import { beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import type { ExperimentConfig } from '../config/fields.ts';
import { shapes10 } from '../data/shapes10.ts';
import { resizedDataset } from '../data/resized-dataset.ts';
import { createTfjsEngine } from '../engine/tfjs/tfjs-engine.ts';
import { readNetwork } from '../formats/network-file.ts';
import { InputError } from '../lib/errors.ts';
import { faultyEngine } from '../training/faulty-engine.fixture.ts';
import { createDispatch } from './dispatch.ts';
import type { RequestMessage, ResponseMessage } from './protocol.ts';

const tiny: ExperimentConfig = {
  ...defaultConfig,
  imageSize: 8, patchSize: 4, dim: 8, heads: 2, mlpRatio: 1, stageLayout: [1, 1], depths: [2, 3],
  batchSize: 4, steps: 3, evaluateEvery: 2, evaluationImages: 4, strategies: ['cyclic', 'simple-lg'], shift: 1,
};

let posted: ResponseMessage[];
let dispatch: (message: RequestMessage) => void;

beforeEach(() => {
  posted = [];
  dispatch = createDispatch({
    openEngine: () => createTfjsEngine('cpu', 'under test'),
    openDataset: (config) => Promise.resolve(resizedDataset(shapes10({ trainImages: 32, validationImages: 8 }), config.imageSize)),
    hasSoftwareGpu: () => Promise.resolve(false),
    post: (message) => posted.push(message),
  });
});

const start = (runId: string, paused = false): RequestMessage => ({
  type: 'start', runId, config: tiny, engine: 'auto', builtInUrl: '', paused,
});
const types = (runId: string): string[] => posted.filter((message) => message.runId === runId).map(({ type }) => type);
const arrived = (type: string, runId = 'a'): Promise<void> =>
  vi.waitFor(() => expect(types(runId)).toContain(type), { timeout: 10_000, interval: 5 });
const trainedSteps = (messages: readonly ResponseMessage[] = posted): number =>
  messages.flatMap((message) => (message.type === 'events' ? message.events : []))
    .filter((event) => event.type === 'point' && event.point.kind === 'training' && event.point.network === 'aux-net').length;

describe('the worker', () => {
  test('tells engine, data, points and evaluations, and ends with one complete results document', async () => {
    dispatch(start('a'));
    await arrived('complete');
    const events = posted.flatMap((message) => (message.type === 'events' ? message.events.map(({ type }) => type) : []));
    expect(new Set(events)).toEqual(new Set(['engine', 'data', 'progress', 'point', 'evaluation']));
    const last = posted.at(-1);
    expect(last).toMatchObject({ type: 'complete', results: { complete: true, config: tiny } });
    const learngene = last?.type === 'complete' && last.learngene;
    expect(learngene && readNetwork(learngene)).toMatchObject({ kind: 'learngene', stageLayout: [1, 1], shape: { dim: 8, classes: 10 } });
  });

  test('starts paused, takes one step at a time, and goes on', async () => {
    dispatch(start('a', true));
    await arrived('paused');
    expect(trainedSteps()).toBe(0);
    dispatch({ type: 'step', runId: 'a' });
    await vi.waitFor(() => expect(types('a').filter((type) => type === 'paused')).toHaveLength(2), { timeout: 10_000 });
    const told = posted.slice(0, posted.findLastIndex(({ type }) => type === 'paused'));
    expect(trainedSteps(told)).toBe(1); // before it is told that the run is held again
    dispatch({ type: 'resume', runId: 'a' });
    await arrived('complete');
    expect(trainedSteps()).toBe(tiny.steps);
  });

  test('answers a stop with what there is until then', async () => {
    dispatch(start('a', true));
    await arrived('paused');
    dispatch({ type: 'stop', runId: 'a' });
    await arrived('stopped');
    expect(posted.at(-1)).toMatchObject({ type: 'stopped', results: { complete: false, evaluations: [] } });
  });

  test('measures time by a clock that does not jump', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      dispatch(start('a', true));
      await arrived('paused');
      dispatch({ type: 'step', runId: 'a' });
      vi.setSystemTime(Date.now() + 86_400_000);
      await vi.waitFor(() => expect(types('a').filter((type) => type === 'paused')).toHaveLength(2), { timeout: 10_000 });
      vi.setSystemTime(0);
      dispatch({ type: 'resume', runId: 'a' });
      await arrived('complete');
    } finally {
      vi.useRealTimers();
    }
    const last = posted.at(-1);
    const { seconds = 0, series = [] } = last?.type === 'complete' ? last.results : {};
    const times = Array.from(series, (point) => point.seconds);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.every((time) => time >= 0 && time <= seconds)).toBe(true);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThan(3600); // a day was added and decades were taken away
  });

  test('drops messages for another run', async () => {
    dispatch(start('a', true));
    await arrived('paused');
    dispatch({ type: 'stop', runId: 'older' });
    dispatch({ type: 'resume', runId: 'a' });
    await arrived('complete');
    expect(types('a')).not.toContain('stopped');
  });

  test('reports an error with its name, message and phase, and can start again', async () => {
    let refuse = true;
    const handle = createDispatch({
      openEngine: () => createTfjsEngine('cpu', 'under test'),
      openDataset: () =>
        refuse ? Promise.reject(new InputError('data', 'no images; choose another folder')) : Promise.resolve(resizedDataset(shapes10({ trainImages: 32, validationImages: 8 }), 8)),
      hasSoftwareGpu: () => Promise.resolve(false),
      post: (message) => posted.push(message),
    });
    handle(start('a'));
    await arrived('error');
    expect(posted.at(-1)).toEqual({
      type: 'error', runId: 'a', error: { name: 'InputError', message: 'no images; choose another folder', phase: 'data' },
    });
    refuse = false;
    handle(start('b'));
    await arrived('complete', 'b');
  });

  test('reports an engine that failed, when no other can take over, with phase, cause and remedy', async () => {
    let opened = 0;
    const handle = createDispatch({
      async openEngine() {
        if (opened++ > 0) throw new Error('there is no other');
        return faultyEngine(await createTfjsEngine('cpu', 'under test'), 'tfjs', { fault: 'out-of-memory', at: 'step', after: 3 });
      },
      openDataset: () => Promise.resolve(resizedDataset(shapes10({ trainImages: 32, validationImages: 8 }), 8)),
      hasSoftwareGpu: () => Promise.resolve(false),
      post: (message) => posted.push(message),
    });
    handle(start('a'));
    await arrived('error');
    const last = posted.at(-1);
    expect(last).toMatchObject({
      type: 'error',
      error: {
        name: 'EngineError', phase: 'learngene',
        engine: { name: 'tfjs', fault: 'out-of-memory', cause: 'injected at step, and no other engine could take over', remedy: expect.stringContaining('smaller batch') as string },
      },
    });
    expect(types('a').filter((type) => type === 'complete' || type === 'stopped' || type === 'error')).toEqual(['error']);
  });

  test('can start again after images that would not close', async () => {
    const handle = createDispatch({
      openEngine: () => createTfjsEngine('cpu', 'under test'),
      openDataset: () => Promise.resolve({
        ...resizedDataset(shapes10({ trainImages: 32, validationImages: 8 }), 8),
        close: () => Promise.reject(new Error('still in use')),
      }),
      hasSoftwareGpu: () => Promise.resolve(false),
      post: (message) => posted.push(message),
    });
    handle(start('a'));
    await arrived('complete');
    handle(start('b'));
    await arrived('complete', 'b');
    expect(posted.filter(({ type }) => type === 'error')).toEqual([]);
  });
});

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import type { ExperimentConfig } from '../config/fields.ts';
import type { Engine } from '../engine/engine.ts';
import { createTfjsEngine } from '../engine/tfjs/tfjs-engine.ts';
import { createDispatch } from './dispatch.ts';
import type { RequestMessage, ResponseMessage } from './protocol.ts';

const tiny: ExperimentConfig = {
  ...defaultConfig,
  imageSize: 8, patchSize: 4, dim: 8, heads: 2, mlpRatio: 1, stageLayout: [1, 1], batchSize: 4, shift: 1,
};

let posted: ResponseMessage[];
let opened: string[];
let dispatch: (message: RequestMessage) => void;

beforeEach(() => {
  posted = [];
  opened = [];
  dispatch = createDispatch({
    openEngine,
    openDataset: () => Promise.reject(new Error('a measurement needs no images')),
    hasSoftwareGpu: () => Promise.resolve(true),
    post: (message) => posted.push(message),
  });
});

/** tfjs in the place of every engine but tfjs-wasm, which does not start. */
function openEngine(name: string): Promise<Engine> {
  opened.push(name);
  return name === 'tfjs-wasm' ? Promise.reject(new Error('no .wasm file')) : createTfjsEngine('cpu', 'under test');
}

function rows(): Extract<ResponseMessage, { type: 'measured' }>['measurements'] {
  const last = posted.at(-1);
  return last?.type === 'measured' && last.measuring === undefined ? last.measurements : [];
}

const over = (): Promise<void> => vi.waitFor(() => expect(rows()).not.toEqual([]), { timeout: 10_000, interval: 5 });

describe('measuring the engines', () => {
  test('answers with a row an engine, of which one that does not start tells why', async () => {
    dispatch({ type: 'measure', runId: 'm', config: tiny });
    await over();
    const figures = { outcome: 'measured', adapter: 'tfjs cpu', stepSeconds: expect.any(Number), imagesPerSecond: expect.any(Number) };
    expect(rows()).toEqual([
      { ...figures, engine: 'webgpu' },
      { ...figures, engine: 'wasm' },
      { outcome: 'unmeasured', engine: 'tfjs-wasm', reason: 'no .wasm file' },
    ]);
  });

  test('tells before each engine which one it is', async () => {
    dispatch({ type: 'measure', runId: 'm', config: tiny });
    await over();
    expect(posted.map((message) => message.type === 'measured' && `${message.measurements.length} ${message.measuring}`)).toEqual([
      '0 webgpu', '1 wasm', '2 tfjs-wasm', '3 undefined',
    ]);
  });

  test.each([
    ['spares a software adapter the preset quick', defaultConfig, true, ['wasm', 'tfjs-wasm'], 'skipped: software adapter'],
    ['takes a software adapter for a tiny network', tiny, true, ['webgpu', 'wasm', 'tfjs-wasm'], 'no such engine'],
    ['takes a hardware adapter for any network', defaultConfig, false, ['webgpu', 'wasm', 'tfjs-wasm'], 'no such engine'],
  ])('%s', async (_, config, software, expected, reason) => {
    const handle = createDispatch({
      openEngine(name) {
        opened.push(name);
        return Promise.reject(new Error('no such engine'));
      },
      openDataset: () => Promise.reject(new Error('a measurement needs no images')),
      hasSoftwareGpu: () => Promise.resolve(software),
      post: (message) => posted.push(message),
    });
    handle({ type: 'measure', runId: 'm', config });
    await over();
    expect(opened).toEqual(expected);
    expect(rows()[0]).toEqual({ outcome: 'unmeasured', engine: 'webgpu', reason });
  });

  test('waits until the run before it has ended', async () => {
    let release = (): void => {};
    const handle = createDispatch({
      openEngine,
      openDataset: () => new Promise((_, reject) => {
        release = () => reject(new Error('closed'));
      }),
      hasSoftwareGpu: () => Promise.resolve(false),
      post: (message) => posted.push(message),
    });
    handle({ type: 'start', runId: 'a', config: tiny, engine: 'auto', builtInUrl: '', paused: false });
    handle({ type: 'measure', runId: 'm', config: tiny });
    await vi.waitFor(() => expect(opened).toEqual(['auto']));
    expect(posted.filter(({ type }) => type === 'measured')).toEqual([]);
    await vi.waitFor(() => release());
    await over();
    expect(posted.findIndex(({ type }) => type === 'error')).toBeLessThan(posted.findIndex(({ type }) => type === 'measured'));
  });
});

describe('timing the work of a configuration', () => {
  const answered = (): Promise<void> => vi.waitFor(() => expect(posted).toHaveLength(1), { timeout: 10_000, interval: 5 });

  test('answers once, with a speed for each kind of its work on the engine asked for', async () => {
    dispatch({ type: 'time', runId: 't', config: tiny, engine: 'wasm' });
    await answered();
    expect(opened).toEqual(['wasm']);
    const speed = expect.any(Number) as number;
    expect(posted).toEqual([
      { type: 'timed', runId: 't', engine: 'tfjs', secondsPerMac: { training: speed, evaluation: speed, ancestorTraining: 0, ancestorEvaluation: 0 } },
    ]);
  });

  test('answers why where the engine does not start', async () => {
    dispatch({ type: 'time', runId: 't', config: tiny, engine: 'tfjs-wasm' });
    await answered();
    expect(posted).toEqual([{ type: 'error', runId: 't', error: { name: 'Error', message: 'no .wasm file', phase: 'data' } }]);
  });
});

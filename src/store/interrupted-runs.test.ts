import { beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import type { ExperimentConfig } from '../config/fields.ts';
import { resultsFixture } from '../worker/fake-worker.fixture.ts';
import type { InterruptedRun } from '../worker/interrupted-protocol.ts';
import { TestPage } from './test-page.fixture.ts';

const config: ExperimentConfig = { ...defaultConfig, steps: 50 };

/** What a page that starts a run of `of` has its checkpoints remember, as the next visit finds it. */
function interruptedRun(of: ExperimentConfig = config, prepare: (page: TestPage) => void = () => undefined): InterruptedRun {
  const earlier = new TestPage();
  earlier.playground.chooseFiles({ data: [{ path: 'pets.zip', file: new File(['12345'], 'pets.zip') }] });
  earlier.playground.openLink('#v=1&steps=50');
  prepare(earlier);
  earlier.playground.start();
  return interruptedOf(earlier, of);
}

function interruptedOf(earlier: TestPage, of: ExperimentConfig): InterruptedRun {
  const start = earlier.worker.received.findLast(({ type }) => type === 'start');
  if (start?.type !== 'start') throw new Error('nothing was started');
  return {
    id: start.runId,
    content: {
      config: of, engine: { name: 'wasm', adapter: 'two threads', reason: 'a test' }, startedAt: '2026-01-02T03:04:05.000Z', seconds: 60,
      stage: '0/learngene', step: 20, images: 'shapes10', targetImages: undefined, ancestorFiles: [], origin: start.origin ?? {},
    },
  };
}

let page: TestPage;
beforeEach(() => {
  page = new TestPage();
});

describe('a visit after one in which a run was interrupted', () => {
  test('offers it by its name, and goes on with it on its engine, as the run that it was', async () => {
    const run = interruptedRun();
    page.interruptedRuns = [run];
    await page.playground.interrupted.load();
    const { name = '', ordinal } = page.state.interrupted[0] ?? {};
    expect(name).toMatch(/^[a-z]+-[a-z]+-1$/);
    page.playground.resumeInterrupted(run.id);
    expect(page.worker.received).toMatchObject([{ type: 'start', runId: run.id, config, engine: 'wasm', resume: 'required', paused: false, origin: { name } }]);
    expect(page.state).toMatchObject({ run: { id: run.id, name, ordinal, status: 'running' }, interrupted: [], configuration: { config } });
  });

  test('gives the next run another number and name', async () => {
    page.interruptedRuns = [interruptedRun()];
    await page.playground.interrupted.load();
    page.playground.start();
    expect(page.state.run).toMatchObject({ ordinal: 2 });
    expect(page.runId).not.toBe(page.interruptedRuns[0]?.id);
  });

  test('discards it when the person says so', async () => {
    const run = interruptedRun();
    page.interruptedRuns = [run];
    await page.playground.interrupted.load();
    await page.playground.interrupted.discard(run.id);
    expect(page.interruptedRequests.at(-1)).toEqual({ type: 'discard', runId: run.id });
    expect(page.state.interrupted).toEqual([]);
  });

  test('names the image files that must be chosen again, shows where, and goes on once they are', async () => {
    const run = interruptedRun({ ...config, data: 'image-folder' }, (earlier) => earlier.playground.edit('data', 'image-folder'));
    page.interruptedRuns = [run];
    await page.playground.interrupted.load();
    page.playground.resumeInterrupted(run.id);
    expect(page.requests).toEqual([]);
    expect(page.state.notice).toMatch(/cannot go on yet: no images chosen: .* It was begun with pets\.zip \(5 B\); then press Resume$/);
    expect(page.state.configuration.config.data).toBe('image-folder');
    page.playground.chooseFiles({ data: [{ path: 'pets.zip', file: new File(['12345'], 'pets.zip') }] });
    page.playground.resumeInterrupted(run.id);
    expect(page.worker.received).toMatchObject([{ type: 'start', resume: 'required', files: [{ path: 'pets.zip' }] }]);
  });

  test('names the ancestor’s files alike', async () => {
    const ofFile: ExperimentConfig = { ...config, ancestor: 'safetensors' };
    const { id, content } = interruptedRun(ofFile);
    page.interruptedRuns = [{ id, content: { ...content, ancestorFiles: [{ name: 'teacher.safetensors', bytes: 2_000_000 }] } }];
    await page.playground.interrupted.load();
    page.playground.resumeInterrupted(id);
    expect(page.state.notice).toContain('It was begun with teacher.safetensors (2.0 MB)');
  });

  test('asks no host for images before it is allowed again', async () => {
    const run = interruptedRun({ ...config, data: 'address', dataUrl: 'https://example.org/pets.zip' });
    page.interruptedRuns = [run];
    await page.playground.interrupted.load();
    page.playground.resumeInterrupted(run.id);
    expect(page.requests).toEqual([]);
    expect(page.state.notice).toContain('press Allow under Data');
  });

  test('goes on with its series too', async () => {
    const earlier = new TestPage();
    const variants = [{ label: 'short', config }, { label: 'long', config: { ...config, steps: 90 } }];
    earlier.playground.startSeries('both', variants);
    const run = interruptedOf(earlier, config);
    page.interruptedRuns = [run];
    await page.playground.interrupted.load();
    page.playground.resumeInterrupted(run.id);
    page.says({ type: 'complete', runId: run.id, results: resultsFixture({ config }) });
    expect(page.state.run).toMatchObject({ config: { steps: 90 }, series: { label: 'both', variant: 'long' } });
  });

  test('offers only to discard what cannot go on, and what a stranger wrote into it', async () => {
    const { id, content } = interruptedRun();
    page.interruptedRuns = [{ id: 'old', content: { problem: 'of another version' } }, { id, content: { ...content, origin: { ordinal: '-3' } } }];
    await page.playground.interrupted.load();
    expect(page.state.interrupted).toMatchObject([{ id: 'old', content: { problem: 'of another version' } }, { id, content: { problem: expect.any(String) } }]);
    page.playground.resumeInterrupted('old');
    page.playground.resumeInterrupted(id);
    expect(page.requests).toEqual([]);
  });

  test('says so when the storage cannot be read', async () => {
    page.interruptedFailure = 'the storage failed (I/O)';
    await page.playground.interrupted.load();
    expect(page.state.notice).toBe('whether a run was interrupted cannot be told: the storage failed (I/O)');
  });
});

describe('the checkpoints of a run', () => {
  const discarded = (): readonly string[] => page.interruptedRequests.flatMap((request) => (request.type === 'discard' ? [request.runId] : []));

  test.each(['complete', 'stopped'] as const)('are removed once the %s run is kept', async (type) => {
    page.playground.start();
    page.says({ type, runId: page.runId, results: resultsFixture() });
    await vi.waitFor(() => expect(discarded()).toEqual([page.runId]));
    expect(page.storage.kept.has(page.runId)).toBe(true);
  });

  test('stay where the run could not be kept, and are offered in the next visit', async () => {
    page.storage.broken = true;
    page.playground.start();
    page.says({ type: 'complete', runId: page.runId, results: resultsFixture() });
    await vi.waitFor(() => expect(page.state.notice).toContain('runs cannot be kept'));
    expect(discarded()).toEqual([]);
  });

  test('are removed in the next visit where the page ended between the two', async () => {
    const earlier = new TestPage(page.storage);
    earlier.playground.start();
    const run = interruptedOf(earlier, config);
    earlier.says({ type: 'complete', runId: earlier.runId, results: resultsFixture() });
    page.interruptedRuns = [run];
    await page.playground.runs.load();
    await page.playground.interrupted.load();
    expect(page.state.interrupted).toEqual([]);
    expect(discarded()).toEqual([run.id]);
  });

  test('are offered as soon as a run has failed', async () => {
    page.playground.start();
    page.interruptedRuns = [interruptedOf(page, config)];
    page.says({ type: 'error', runId: page.runId, error: { name: 'InputError', message: 'no images', phase: 'data' } });
    await vi.waitFor(() => expect(page.state.interrupted).toHaveLength(1));
    expect(page.interruptedRequests).toEqual([{ type: 'list', ended: page.runId }]);
  });
});

test('a run tells what it was told of storage, each thing once, and up to where it is kept', () => {
  page.playground.start();
  const notice = { type: 'notice', text: 'no checkpoint could be written (full)' } as const;
  page.says({ type: 'events', runId: page.runId, events: [notice, { type: 'checkpoint', bytes: 9, seconds: 0.1, stage: '0/learngene', step: 7 }, notice] });
  page.says({ type: 'notice', runId: page.runId, text: notice.text });
  expect(page.state.run).toMatchObject({ notices: [notice.text], kept: { stage: '0/learngene', step: 7 } });
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import { resultsFixture } from '../worker/fake-worker.fixture.ts';
import type { RequestMessage } from '../worker/protocol.ts';
import { speedFor } from './estimates.ts';
import { parseSpeeds } from './speed-book.ts';
import { TestPage } from './test-page.fixture.ts';

const secondsPerMac = { training: 2e-9, evaluation: 1e-9, ancestorTraining: 0, ancestorEvaluation: 0 };

let page: TestPage;

beforeEach(() => {
  vi.useFakeTimers();
  page = new TestPage();
});
afterEach(() => {
  vi.useRealTimers();
});

function timing(): Extract<RequestMessage, { type: 'time' }> | undefined {
  const last = page.worker.received.at(-1);
  return last?.type === 'time' ? last : undefined;
}

function timed(): void {
  page.says({ type: 'timed', runId: timing()?.runId ?? 'none', engine: 'wasm', secondsPerMac });
}

const known = (): boolean => speedFor(page.state.estimates.speeds, 'auto', page.state.configuration.config) !== undefined;

test('asked, it times the form’s configuration on the engine that a run would ask for, and keeps the speed for later visits', () => {
  page.playground.estimating.time();
  expect(timing()).toMatchObject({ config: page.state.configuration.config, engine: 'auto' });
  timed();
  expect(known()).toBe(true);
  expect(parseSpeeds(page.speeds.text)).toEqual(page.state.estimates.speeds);
});

test('it is not asked for twice at once, nor while a run is under way', () => {
  page.playground.estimating.time();
  page.playground.estimating.time();
  expect(page.requests).toEqual(['time']);
  timed();
  page.playground.start();
  page.playground.estimating.time();
  expect(page.requests).toEqual(['time', 'start']);
});

test('a run that begins takes its worker, and a late answer is not taken for the run’s', () => {
  page.playground.estimating.time();
  const { worker } = page;
  page.playground.start();
  expect(worker.terminated).toBe(true);
  expect(page.state.estimates.timing).toBeUndefined();
  expect(page.state.run?.status).toBe('running');
});

test('an engine that cannot be opened is told of', () => {
  page.playground.estimating.time();
  page.says({ type: 'error', runId: timing()?.runId ?? '', error: { name: 'Error', message: 'no memory', phase: 'data' } });
  expect(page.state.estimates).toMatchObject({ timing: undefined, problem: 'no memory' });
});

test('it comes by itself some seconds after an edit of a shape that was not timed', () => {
  page.playground.edit('dim', 128);
  vi.advanceTimersByTime(2000);
  page.playground.edit('heads', 8);
  vi.advanceTimersByTime(3999);
  expect(page.requests).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(page.requests).toEqual(['time']);
  timed();
  page.playground.edit('steps', 7);
  vi.advanceTimersByTime(60_000);
  expect(page.requests).toEqual(['time']);
});

test.each([
  ['the tab is hidden', (): void => page.tab.hide(true)],
  ['data is to be spared', (): void => void (page.tab.sparing = true)],
  ['the form has a problem', (): void => page.playground.editText('steps', 'many')],
  ['a run is under way', (): void => page.playground.start()],
  ['a step would take seconds', (): void => page.playground.edit('batchSize', 4096)],
])('it does not come by itself when %s', (_, happens) => {
  page.playground.edit('dim', 128);
  happens();
  vi.advanceTimersByTime(60_000);
  expect(page.requests).not.toContain('time');
});

test('nor after a link was opened', () => {
  page.playground.openLink('#v=1&dim=128');
  vi.advanceTimersByTime(60_000);
  expect(page.requests).toEqual([]);
});

test('a run that comes to its end corrects the speed of its shape', () => {
  page.playground.estimating.time();
  timed();
  page.playground.start();
  const { config } = page.state.configuration;
  page.says({ type: 'complete', runId: page.runId, results: resultsFixture({ config, seconds: 600, engine: { name: 'wasm', adapter: 'a', reason: 'b' } }) });
  const speed = speedFor(page.state.estimates.speeds, 'auto', config);
  expect(speed?.source).toBe('run');
  expect((speed?.secondsPerMac.training ?? 0) / (speed?.secondsPerMac.evaluation ?? 1)).toBeCloseTo(2);
});

test('one that was stopped, or short, does not', () => {
  page.playground.start();
  page.says({ type: 'stopped', runId: page.runId, results: resultsFixture({ config: defaultConfig, seconds: 600, complete: false }) });
  page.playground.start();
  page.says({ type: 'complete', runId: page.runId, results: resultsFixture({ config: defaultConfig, seconds: 1 }) });
  expect(page.state.estimates.speeds).toEqual([]);
});

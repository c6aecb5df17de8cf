import { beforeEach, describe, expect, test } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import { resultsFixture } from '../worker/fake-worker.fixture.ts';
import { shownDocuments } from './shown-run.ts';
import { TestPage } from './test-page.fixture.ts';

let page: TestPage;

beforeEach(() => {
  page = new TestPage();
});

describe('a series', () => {
  const variants = [
    { label: 'MS-WS3', config: { ...defaultConfig, stageLayout: [1, 5, 1, 4, 1], depths: [5] } },
    { label: 'MS-WS6', config: { ...defaultConfig, stageLayout: [3, 3, 4, 3, 3], depths: [5] } },
  ] as const;

  test('runs its variants one after the other and keeps each as a run of its own', () => {
    page.playground.startSeries('Table 5', variants);
    expect(page.worker.received).toMatchObject([{ type: 'start', config: variants[0].config }]);
    page.says({ type: 'complete', runId: page.runId, results: resultsFixture({ config: variants[0].config }) });
    expect(page.worker.received).toMatchObject([{}, { type: 'start', config: variants[1].config }]);
    page.says({ type: 'complete', runId: page.runId, results: resultsFixture({ config: variants[1].config }) });
    expect(page.requests).toEqual(['start', 'start']);
    expect(page.state.series).toBeUndefined();
    expect(page.state.history.map(({ series }) => series?.variant)).toEqual(['MS-WS6', 'MS-WS3']);
  });

  test('takes the form along, but not away from a person who edits it', () => {
    page.playground.startSeries('Table 5', [...variants, { label: 'MS-WS1', config: defaultConfig }]);
    expect(page.state.configuration.config).toEqual(variants[0].config);
    page.says({ type: 'complete', runId: page.runId, results: resultsFixture() });
    expect(page.state.configuration.config).toEqual(variants[1].config);
    page.playground.editText('steps', '12');
    page.says({ type: 'complete', runId: page.runId, results: resultsFixture() });
    expect(page.state.configuration.config).toMatchObject({ ...variants[1].config, steps: 12 });
  });

  test('ends with Stop, and its runs until then are found together', () => {
    page.playground.startSeries('Table 5', variants);
    page.says({ type: 'complete', runId: page.runId, results: resultsFixture() });
    expect(shownDocuments(page.state)).toHaveLength(1);
    page.playground.stop();
    page.says({ type: 'stopped', runId: page.runId, results: resultsFixture({ complete: false }) });
    expect(page.requests).toEqual(['start', 'start', 'stop']);
    expect(page.state.series).toBeUndefined();
    expect(shownDocuments(page.state).map(({ results }) => results.complete)).toEqual([true, false]);
  });

  test('ends with a run that fails', () => {
    page.playground.startSeries('Table 5', variants);
    page.says({ type: 'error', runId: page.runId, error: { name: 'InputError', message: 'device lost', phase: 'learngene' } });
    expect(page.requests).toEqual(['start']);
    expect(page.state.series).toBeUndefined();
  });
});

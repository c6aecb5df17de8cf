import { expect, test } from 'vitest';
import { resultsFixture } from '../worker/fake-worker.fixture.ts';
import { TestPage } from './test-page.fixture.ts';

const link = '#v=1&view.zoom=10-20&view.depth-zoom=4-6&view.moment=50&view.smoothing=strong';

test('a link’s part of the axis is that of the first run, which is watched as it goes', () => {
  const page = new TestPage();
  page.playground.openLink(link);
  page.playground.start();
  expect(page.state.view).toMatchObject({ zoom: [10, 20], smoothing: 'strong' });
  expect(page.state.view.moment).toBeUndefined();
});

test('a run after another is shown from its beginning to its end', () => {
  const page = new TestPage();
  page.playground.start();
  page.says({ type: 'complete', runId: page.runId, results: resultsFixture() });
  page.playground.openLink(link);
  page.playground.start();
  expect(page.state.view.zoom).toBeUndefined();
  expect(page.state.view.depthZoom).toBeUndefined();
  expect(page.state.view.smoothing).toBe('strong');
});

test('a run changes nothing of a view that is of no run, so that the address stays', () => {
  const page = new TestPage();
  page.playground.openLink('#v=1&view.smoothing=strong');
  const { view } = page.state;
  page.playground.start();
  expect(page.state.view).toBe(view);
});

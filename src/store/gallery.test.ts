import { beforeEach, describe, expect, test } from 'vitest';
import { formatResults } from '../formats/results-file.ts';
import { resultsFixture } from '../worker/fake-worker.fixture.ts';
import { shownDocuments, shownRun } from './shown-run.ts';
import { TestPage } from './test-page.fixture.ts';

let page: TestPage;

beforeEach(() => {
  page = new TestPage();
});

describe('the gallery', () => {
  const entry = { file: 'figure-1d.json', label: 'Fig. 1(d)', help: 'Three seeds on shapes10.' };

  function serve(): void {
    page.served.set('http://localhost/gallery/index.json', JSON.stringify([entry]));
    page.served.set('http://localhost/gallery/figure-1d.json', formatResults(resultsFixture({ seconds: 34 })));
  }

  test('opens a built-in result as a run, without training', async () => {
    serve();
    await page.playground.gallery.load();
    expect(page.state.gallery).toMatchObject({ status: 'ready', entries: [entry] });
    await page.playground.gallery.open(entry);
    await page.playground.gallery.open(entry);
    expect(page.state.gallery.opened).toHaveLength(1);
    expect(shownRun(page.state)?.name).toBe('Fig. 1(d)');
    expect(shownDocuments(page.state)).toMatchObject([{ results: { seconds: 34 } }]);
    expect(page.requests).toEqual([]);
    expect(page.storage.kept.size).toBe(0);
  });

  test('is empty where the page has no index, or its server answers with the page', async () => {
    await page.playground.gallery.load();
    expect(page.state.gallery).toMatchObject({ status: 'ready', entries: [], problem: undefined });
    page = new TestPage(page.storage);
    page.served.set('http://localhost/gallery/index.json', '<!doctype html><title>Learngene</title>');
    await page.playground.gallery.load();
    expect(page.state.gallery).toMatchObject({ status: 'ready', entries: [], problem: undefined });
  });

  test('names a result that cannot be read', async () => {
    serve();
    page.served.set('http://localhost/gallery/figure-1d.json', '{"format":"something else"}');
    await page.playground.gallery.load();
    await page.playground.gallery.open(entry);
    expect(page.state.gallery).toMatchObject({ opened: [], opening: undefined });
    expect(page.state.gallery.problem).toBeTruthy();
  });
});

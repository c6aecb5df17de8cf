import { beforeEach, describe, expect, test } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import { MetricColumns } from '../formats/metric-columns.ts';
import type { TrainingPoint } from '../formats/metrics.ts';
import { formatResults } from '../formats/results-file.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { formatRuns } from '../formats/runs-file.ts';
import { resultsFixture } from '../worker/fake-worker.fixture.ts';
import type { GivenFile } from '../worker/run-files-protocol.ts';
import { filedRun } from './filed-run.ts';
import { shownRun } from './shown-run.ts';
import { TestPage } from './test-page.fixture.ts';

let page: TestPage;

beforeEach(() => {
  page = new TestPage();
});

const point: TrainingPoint = {
  kind: 'training', network: 'aux-net', seed: 0, step: 1, epoch: 0.1, seconds: 1, images: 64, loss: 2.3, gradientNorm: 1, learningRate: 0.001,
};

function finishRun(changes: Partial<ExperimentResults> = {}): string {
  page.playground.start();
  page.says({ type: 'complete', runId: page.runId, results: resultsFixture({ series: [point], ...changes }) });
  return page.runId;
}

describe('the history', () => {
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
    await page.playground.runs.load();
    expect(page.state.history.map(({ ordinal }) => ordinal)).toEqual([2, 1]);
    finishRun();
    expect(page.state.history[0]?.ordinal).toBe(3);
  });

  test('shows an old run again, the same object each time', () => {
    finishRun();
    const id = page.runId;
    page.playground.start();
    page.playground.charted.show(id);
    expect(shownRun(page.state)?.log.count).toBe(1);
    expect(shownRun(page.state)).toBe(shownRun(page.state));
    page.playground.charted.show(undefined);
    expect(shownRun(page.state)?.log.count).toBe(0);
  });

  test('forgets a removed run, in the charts too', () => {
    finishRun();
    page.playground.charted.show(page.runId);
    page.playground.runs.remove([page.runId]);
    expect(page.state).toMatchObject({ history: [], shownId: undefined, run: undefined });
    expect(page.storage.kept.size).toBe(0);
  });

  test('lies in the storage as plain objects and buffers, which a database can copy, also after it was changed', async () => {
    finishRun();
    page.playground.runs.star(page.runId, true);
    const { results } = page.state.history[0] ?? {};
    expect(results?.series).toBeInstanceOf(MetricColumns);
    const stored = structuredClone(page.storage.kept.get(page.runId));
    expect(stored).toMatchObject({ entry: 3, starred: true, results: { series: { figures: { loss: new Float64Array([point.loss]) } } } });
    page = new TestPage(page.storage);
    page.storage.kept.set(page.runId, stored);
    await page.playground.runs.load();
    expect(page.state.history[0]?.results.series).toBeInstanceOf(MetricColumns);
    expect(page.state.history[0]?.results).toEqual(results);
  });

  test('opens what an earlier version kept: points as a list of objects', async () => {
    page.storage.kept.set('old', { id: 'old', name: 'old-owl-1', ordinal: 1, results: resultsFixture({ series: [point] }), entry: 2 });
    await page.playground.runs.load();
    expect(page.state.history[0]?.results.series).toBeInstanceOf(MetricColumns);
    expect([...page.state.history[0]?.results.series ?? []]).toEqual([point]);
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
    await page.playground.runs.load();
    expect(page.state.history[0]?.results).toMatchObject({ version: 2, seeds: [7] });
    expect(page.state.history[0]?.results.series.at(0)).toMatchObject({ seed: 7, step: 1 });
  });

  test('names a kept run that cannot be read, and shows the others', async () => {
    const broken = { version: 1, series: [] } as unknown as ExperimentResults;
    page.storage.kept.set('a', { id: 'a', name: 'broken-bison-1', ordinal: 1, results: broken });
    page.storage.kept.set('b', { id: 'b', name: 'fair-finch-2', ordinal: 2, results: resultsFixture() });
    await page.playground.runs.load();
    expect(page.state.history.map(({ name }) => name)).toEqual(['fair-finch-2']);
    expect(page.state.notice).toContain('broken-bison-1');
  });

  test.each<[string, unknown]>([
    ['nothing at all', null],
    ['a list', []],
    ['no results', { id: 'a', name: 'bare-bison-1', ordinal: 1 }],
    ['a name that is an object', { id: 'a', name: { toString: 1 }, ordinal: 1, results: resultsFixture() }],
    ['points that are not there', { id: 'a', name: 'bare-bison-1', ordinal: 1, results: { ...resultsFixture(), series: undefined } }],
    ['points of another kind than it says', { id: 'a', name: 'bare-bison-1', ordinal: 1, results: resultsFixture(), entry: 3 }],
    ['a learngene that is no bytes', { id: 'a', name: 'bare-bison-1', ordinal: 1, results: resultsFixture(), learngene: 'x' }],
  ])('an entry of %s hides no other run', async (_what, entry) => {
    page.storage.kept.set('a', entry);
    page.storage.kept.set('b', { id: 'b', name: 'fair-finch-2', ordinal: 2, results: resultsFixture() });
    await page.playground.runs.load();
    expect(page.state.history.map(({ name }) => name)).toEqual(['fair-finch-2']);
    expect(page.state.notice).toContain('cannot be read');
  });

  test('says when the browser keeps nothing', async () => {
    page.storage.broken = true;
    await page.playground.runs.load();
    expect(page.state.notice).toBe(
      'runs cannot be kept in this browser: the storage is full (QuotaExceededError); remove kept data sets or runs, or free space on the disk. Export them before you leave',
    );
  });

  test('names a run that a newer page kept, and leaves it where it is', async () => {
    page.storage.kept.set('a', { id: 'a', name: 'future-fox-1', ordinal: 1, results: resultsFixture(), entry: 4 });
    await page.playground.runs.load();
    expect(page.state.history).toEqual([]);
    expect(page.state.notice).toContain('future-fox-1');
    expect(page.storage.kept.size).toBe(1);
  });
});

describe('a kept run', () => {
  test('is renamed, on the page and where it is kept, and starred, and written about', async () => {
    const id = finishRun();
    page.playground.runs.rename(id, '  the good one ');
    page.playground.runs.annotate(id, 'first line\r\nsecond <b>line</b>');
    page.playground.runs.star(id, true);
    expect(page.state.run?.name).toBe('the good one');
    page = new TestPage(page.storage);
    await page.playground.runs.load();
    expect(page.state.history).toMatchObject([{ name: 'the good one', note: 'first line\nsecond <b>line</b>', starred: true }]);
  });

  test('loses its note and its star again', () => {
    const id = finishRun();
    page.playground.runs.annotate(id, 'a note');
    page.playground.runs.annotate(id, '');
    page.playground.runs.star(id, true);
    page.playground.runs.star(id, false);
    expect(page.state.history[0]).not.toHaveProperty('note');
    expect(page.state.history[0]).not.toHaveProperty('starred');
  });

  test('is not called as another is, nor anything that is no name', () => {
    const first = finishRun();
    finishRun();
    const [second] = page.state.history;
    expect(() => page.playground.runs.rename(first, second?.name ?? '')).toThrow('another run is called so');
    expect(() => page.playground.runs.rename(first, ' ')).toThrow('is empty');
    expect(() => page.playground.runs.annotate(first, 'a'.repeat(2001))).toThrow('at most 2000');
  });

  test('that was deleted comes back by Undo, whole and in its place, in the charts too', async () => {
    finishRun();
    const id = page.state.history[0]?.id ?? '';
    page.playground.runs.star(id, true);
    finishRun();
    const before = page.state.history;
    page.playground.charted.show(id);
    page.playground.runs.remove([id]);
    expect(page.state.history).toHaveLength(1);
    expect(page.storage.kept.has(id)).toBe(false);
    expect(page.told).toMatchObject([{ text: expect.stringContaining('Deleted') }]);
    page.told[0]?.undo?.();
    expect(page.state.history).toEqual(before);
    expect(page.state.shownId).toBe(id);
    await expect.poll(() => page.storage.kept.get(id)).toMatchObject({ id, starred: true });
  });

  test('is deleted with others at once, and all come back by one Undo, in the charts too', async () => {
    const [first, second, third] = [finishRun(), finishRun(), finishRun()];
    const before = page.state.history;
    page.playground.charted.overlay(second, true);
    page.playground.charted.overlay(first, true);
    page.playground.charted.pinBaseline(second);
    page.playground.runs.remove([second, third, 'no run']);
    expect(page.state).toMatchObject({ history: [{ id: first }], overlaidIds: [first], baselineId: undefined, run: undefined });
    expect([...page.storage.kept.keys()]).toEqual([first]);
    expect(page.told).toMatchObject([{ text: 'Deleted 2 runs', lines: before.slice(0, 2).map(({ name }) => name) }]);
    page.told[0]?.undo?.();
    expect(page.state).toMatchObject({ history: before, overlaidIds: [first, second], baselineId: second, run: { id: third } });
    await expect.poll(() => [...page.storage.kept.keys()].toSorted()).toEqual([first, second, third].toSorted());
  });

  test('that is not there is not deleted, and nothing is told', () => {
    page.playground.runs.remove(['no run']);
    expect(page.told).toEqual([]);
  });

  test('that ended last comes back as the current one, unless another was started meanwhile', () => {
    const id = finishRun();
    page.playground.runs.remove([id]);
    page.playground.start();
    const other = page.runId;
    page.told[0]?.undo?.();
    expect(page.runId).toBe(other);
    expect(page.state.history.map((run) => run.id)).toEqual([id]);
  });
});

describe('runs from files', () => {
  function file(name: string, content: string): GivenFile {
    return { name, size: content.length, text: async () => content };
  }

  test('come into another browser with names, notes and stars, newest first', async () => {
    const id = finishRun();
    page.playground.runs.annotate(id, 'seen in class');
    finishRun({ seconds: 13 });
    const runs = page.state.history;
    page = new TestPage();
    await page.playground.runs.import([file('runs.json', formatRuns(runs.map(filedRun)))]);
    expect(page.state.history.map(({ name }) => name)).toEqual(runs.map(({ name }) => name));
    expect(page.state.history[1]).toMatchObject({ note: 'seen in class', results: runs[1]?.results });
    expect(page.storage.kept.size).toBe(2);
    expect(page.told).toMatchObject([{ text: 'Imported 2 runs' }]);
  });

  test('are numbered on from those that are here', async () => {
    finishRun();
    await page.playground.runs.import([file('lab.json', formatResults(resultsFixture({ seconds: 99 })))]);
    expect(page.state.history.map(({ name, ordinal }) => [name, ordinal])).toEqual([['lab', 2], [expect.any(String), 1]]);
  });

  test('are known again by id and by content, and not kept twice', async () => {
    finishRun();
    const [run] = page.state.history;
    const alone = formatResults(run?.results ?? resultsFixture());
    await page.playground.runs.import([
      file('runs.json', formatRuns(page.state.history.map(filedRun))), file('alone.json', alone), file('again.json', alone),
    ]);
    expect(page.state.history).toHaveLength(1);
    expect(page.told).toMatchObject([{ text: 'Nothing to import; 3 were here already' }]);
  });

  test('are called otherwise where their name is taken', async () => {
    const results = [resultsFixture({ seconds: 1 }), resultsFixture({ seconds: 2 })];
    await page.playground.runs.import(results.map((each) => file('results.json', formatResults(each))));
    expect(page.state.history.map(({ name }) => name).toSorted()).toEqual(['results', 'results (2)']);
  });

  test('of which one cannot be read are all refused, and every bad file is named', async () => {
    const good = file('good.json', formatResults(resultsFixture()));
    await page.playground.runs.import([good, file('bad.json', '{'), file('page.html', '<html>')]);
    expect(page.state.history).toEqual([]);
    expect(page.storage.kept.size).toBe(0);
    expect(page.state.notice).toMatch(/bad\.json: .*page\.html: .*Nothing was imported/);
  });

  test('are refused unread when they are too large', async () => {
    const huge = { name: 'huge.json', size: 100_000_001, text: () => Promise.reject(new Error('was read')) };
    await page.playground.runs.import([huge]);
    expect(page.state.notice).toContain('at most 100.0 MB are read at once');
  });

  test('are named where they are gone since they were chosen', async () => {
    const gone = { name: 'gone.json', size: 9, text: () => Promise.reject(new DOMException('', 'NotReadableError')) };
    await page.playground.runs.import([gone]);
    expect(page.state.notice).toContain('gone.json: cannot be read (NotReadableError); choose it again. Nothing was imported');
  });

  test('are not shown where they cannot be kept', async () => {
    page.storage.broken = true;
    await page.playground.runs.import([file('lab.json', formatResults(resultsFixture()))]);
    expect(page.state.history).toEqual([]);
    expect(page.state.notice).toContain('the storage is full (QuotaExceededError); remove');
  });
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import { InputError } from '../lib/errors.ts';
import { formatResults } from './results-file.ts';
import type { ExperimentResults } from './results.ts';
import { type FiledRun, formatRuns, parseRuns } from './runs-file.ts';

const results: ExperimentResults = {
  format: 'learngene-results', version: 2, program: 'test', startedAt: '2026-01-01T00:00:00.000Z', seconds: 1, complete: true,
  config: defaultConfig, seeds: [0], engine: { name: 'wasm', adapter: 'test', reason: 'test' },
  data: { name: 'drawn', classNames: ['disc', 'ring'], trainImages: 8, validationImages: 4 }, target: null,
  series: [], failures: [],
  evaluations: [{ strategy: 'cyclic', depth: 4, draw: 0, seed: 0, phase: 'untuned', layerSources: [], loss: NaN, accuracy: 0.25 }],
};

const run: FiledRun = {
  id: 'm1-1', name: 'quiet-otter-1', note: 'two\nlines', starred: true,
  series: { id: 'series-m1', label: 'Table 5', variant: 'MS-WS3' }, results,
};

test('runs come back from their file as they were', () => {
  const runs = [run, { ...run, id: 'm1-2', note: '', starred: false, series: null }];
  expect(parseRuns(formatRuns(runs))).toEqual({ runs });
});

test('the results of one run, as the command line writes them, are read too', () => {
  expect(parseRuns(formatResults(run.results))).toEqual({ results: run.results });
});

function outcomeOf(text: string): string {
  try {
    parseRuns(text);
    return 'runs';
  } catch (thrown) {
    return thrown instanceof Error ? thrown.name : String(thrown);
  }
}

test('no text does anything but give runs or an InputError', () => {
  const good = formatRuns([run]);
  const changed = fc.tuple(fc.nat(good.length), fc.nat(40), fc.string()).map(([at, cut, put]) => good.slice(0, at) + put + good.slice(at + cut));
  fc.assert(fc.property(fc.oneof(changed, fc.string(), fc.json()), (text) => {
    expect(outcomeOf(text)).toMatch(/^(runs|InputError)$/);
  }));
});

describe('refused, naming place and remedy', () => {
  const withRun = (change: object): string => JSON.stringify({ format: 'learngene-runs', version: 1, runs: [{ ...run, ...change }] });
  test.each([
    ['half a file', formatRuns([run]).slice(0, 200), 'give the whole, unchanged document'],
    ['another format', '{"format":"trackio"}', 'format "trackio": must be learngene-runs or learngene-results'],
    ['a later version', '{"format":"learngene-runs","version":2,"runs":[]}', 'must be 1'],
    ['no runs', '{"format":"learngene-runs","version":1,"runs":[]}', 'must have 1 to 500'],
    ['an id that stands for built-in results', withRun({ id: 'gallery/a.json' }), 'runs[0].id "gallery/a.json": must be'],
    ['a name that hides characters', withRun({ name: 'a\u202eb' }), 'cannot be seen'],
    ['a name too long', withRun({ name: 'a'.repeat(61) }), 'must have at most 60'],
    ['a note too long', withRun({ note: 'a'.repeat(2001) }), 'runs[0].note of 2001 characters: must have at most 2000'],
    ['an unknown key', withRun({ html: '<b>' }), 'runs[0].html: is not a known key'],
    ['results that are none', withRun({ results: { ...run.results, seconds: -1 } }), 'runs[0].results: seconds -1'],
    ['one run twice', JSON.stringify({ format: 'learngene-runs', version: 1, runs: [run, run] }), 'given twice'],
  ])('%s', (_what, text, message) => {
    expect(() => parseRuns(text)).toThrow(message);
    expect(() => parseRuns(text)).toThrow(InputError);
  });
});

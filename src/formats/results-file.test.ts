import { describe, expect, it, test } from 'vitest';
import { configFromJson } from '../config/config-file.ts';
import { formatResults, parseResults, resultsToCsv } from './results-file.ts';
import { MetricColumns } from './metric-columns.ts';
import type { ExperimentResults } from './results.ts';

const results: ExperimentResults = {
  format: 'learngene-results', version: 2, program: '0.1.0', startedAt: '2026-01-31T12:00:00.000Z', seconds: 61.5, complete: true,
  config: configFromJson({ depths: [4, 5] }), seeds: [3, 4],
  engine: { name: 'tfjs', adapter: 'tfjs wasm', reason: 'No WebGPU here.' },
  data: { name: 'shapes10', classNames: ['disc', 'ring'], trainImages: 10, validationImages: 2 },
  target: null,
  series: [
    { kind: 'training', network: 'aux-net', seed: 3, step: 1, epoch: 0.1, seconds: 0.2, images: 64, loss: 2.3, gradientNorm: 1.5, learningRate: 0.001 },
    { kind: 'validation', network: 'trained-12', seed: 3, step: 1, epoch: 0.1, seconds: 0.3, images: 2, loss: 2.2, accuracy: 0.5 },
    { kind: 'descendant', strategy: 'cyclic', depth: 4, draw: 0, seed: 3, step: 1, seconds: 0.4, images: 2, loss: 2.1, accuracy: 0 },
    { kind: 'tuning', strategy: 'cyclic', depth: 4, seed: 3, step: 2, epoch: 0.2, seconds: 0.5, images: 2, loss: 2, accuracy: 0.5 },
    { kind: 'stage', network: 'vanilla-net', stage: 1, seed: 3, step: 1, seconds: 0.6, images: 2, gradientNorm: 0.5, weightChange: 0.1, similarity: 0.9, drift: 0.25 },
    { kind: 'stage', network: 'aux-net', stage: 0, seed: 3, step: 1, seconds: 0.6, images: 2, gradientNorm: 0.5, weightChange: 0.1, similarity: null, drift: 0 },
  ],
  evaluations: [
    { strategy: 'simple-lg', depth: 4, draw: 0, seed: 3, phase: 'untuned', layerSources: [0, 1, 2, 3], loss: 2, accuracy: 1 },
    { strategy: 'scratch', depth: 4, draw: 0, seed: 3, phase: 'tuned', layerSources: [], loss: 1.5, accuracy: 0.5 },
  ],
  failures: [{ network: 'tuned-cyclic-4', seed: 3, step: 3, reason: 'loss became NaN' }],
};
const changed = (change: object): string => JSON.stringify({ ...results, ...change });
const withPoint = (change: object): string => changed({ series: [{ ...results.series.at(0), ...change }] });
const withEvaluation = (change: object): string => changed({ evaluations: [{ ...results.evaluations[0], ...change }] });

describe('a results document', () => {
  it('gives back what was written', () => {
    expect(parseResults(formatResults(results))).toEqual(results);
  });

  it('is the same text of points that are held in columns', () => {
    expect(formatResults({ ...results, series: MetricColumns.of(results.series) })).toBe(formatResults(results));
  });

  it('may be of a run that was stopped before its first seed, while the ancestor was at work', () => {
    const empty: ExperimentResults = { ...results, complete: false, seeds: [], series: [], evaluations: [], failures: [] };
    expect(parseResults(formatResults(empty))).toEqual(empty);
  });

  it('keeps a loss that is not a number as NaN, though JSON has none', () => {
    const [point] = results.series;
    const failed = { ...results, series: [{ ...point, loss: NaN }] } as ExperimentResults;
    expect(parseResults(formatResults(failed)).series.at(0)).toMatchObject({ loss: NaN });
  });

  it.each([
    ['text that is no JSON', 'loss,accuracy', /results: is not JSON/],
    ['a list', '[]', /document \[\]: must be an object/],
    ['another format', changed({ format: 'other' }), /format "other"/],
    ['an unknown key', changed({ extra: 1 }), /extra: is not a known key/],
    ['a key called __proto__', `{"__proto__":{"a":1},${JSON.stringify(results).slice(1)}`, /__proto__/],
    ['a local time', changed({ startedAt: '31.1.2026' }), /startedAt "31\.1\.2026": must be a UTC time/],
    ['an illegal configuration', changed({ config: { ...results.config, depths: [1] } }), /depth/i],
    ['a configuration of other fields', changed({ config: { colour: 1 } }), /colour/],
    ['a point of an unknown kind', withPoint({ kind: 'constructor' }), /series\[0\]\.kind "constructor"/],
    ['a point of an unknown network', withPoint({ network: 'resnet' }), /series\[0\]\.network "resnet": must be ancestor or aux-net or vanilla-net or/],
    ['a point of a network trained at no depth', withPoint({ network: 'trained-x' }), /series\[0\]\.network "trained-x"/],
    ['a failure of an unknown strategy', changed({ failures: [{ network: 'tuned-magic-4', seed: 0, step: 1, reason: '' }] }), /failures\[0\]\.network "magic"/],
    ['a loss that is a text', withPoint({ loss: '2' }), /series\[0\]\.loss "2": must be a number/],
    ['a step that is no whole number', withPoint({ step: 1.5 }), /series\[0\]\.step 1\.5/],
    ['a stage of a network that has none', changed({ series: [{ ...results.series.at(4), network: 'deep-net' }] }), /series\[0\]\.network "deep-net": must be aux-net or vanilla-net/],
    ['a similarity beyond 1', changed({ series: [{ ...results.series.at(4), similarity: 1.5 }] }), /series\[0\]\.similarity 1\.5: must be a number from 0 to 1/],
    ['an accuracy in percent', withEvaluation({ accuracy: 85 }), /evaluations\[0\]\.accuracy 85: must be a number from 0 to 1/],
    ['an unknown strategy', withEvaluation({ strategy: 'magic' }), /evaluations\[0\]\.strategy "magic"/],
    ['layer sources of another depth', withEvaluation({ depth: 5 }), /layerSources with 4 items: must have 5/],
  ])('is refused: %s', (_what, text, message) => {
    expect(() => parseResults(text)).toThrow(message);
  });
});

test('a document of version 1, which knew one seed and no tuning, still opens', () => {
  const { seeds: _, target: __, ...rest } = results;
  const unseeded = (items: readonly object[]): object[] => items.map((item) => Object.fromEntries(Object.entries(item).filter(([key]) => key !== 'seed')));
  const old = {
    ...rest, version: 1, seed: 3,
    series: unseeded([...results.series].slice(0, 3)), evaluations: unseeded(results.evaluations.slice(0, 1)), failures: [],
  };
  expect(parseResults(JSON.stringify(old))).toEqual({
    ...results, seeds: [3], series: [...results.series].slice(0, 3), evaluations: results.evaluations.slice(0, 1), failures: [],
  });
});

describe('the CSV of a run', () => {
  it('has one row for each point and evaluation, with the values as they are', () => {
    const lines = resultsToCsv(results).split('\r\n');
    expect(lines).toEqual([
      'kind,network,strategy,depth,draw,seed,phase,step,epoch,seconds,images,loss,accuracy,gradientNorm,learningRate,layerSources,stage,weightChange,similarity,drift',
      'training,aux-net,,,,3,,1,0.1,0.2,64,2.3,,1.5,0.001,,,,,',
      'validation,trained-12,,,,3,,1,0.1,0.3,2,2.2,0.5,,,,,,,',
      'descendant,,cyclic,4,0,3,,1,,0.4,2,2.1,0,,,,,,,',
      'tuning,,cyclic,4,,3,,2,0.2,0.5,2,2,0.5,,,,,,,',
      'stage,vanilla-net,,,,3,,1,,0.6,2,,,0.5,,,1,0.1,0.9,0.25',
      'stage,aux-net,,,,3,,1,,0.6,2,,,0.5,,,0,0.1,,0',
      'evaluation,,simple-lg,4,0,3,untuned,,,,,2,1,,,0 1 2 3,,,,',
      'evaluation,,scratch,4,0,3,tuned,,,,,1.5,0.5,,,,,,,',
      '',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { configFromJson } from '../config/config-file.ts';
import { formatResults, parseResults, resultsToCsv } from './results-file.ts';
import type { ExperimentResults } from './results.ts';

const results: ExperimentResults = {
  format: 'learngene-results', version: 1, program: '0.1.0', startedAt: '2026-01-31T12:00:00.000Z', seconds: 61.5, complete: true,
  config: configFromJson({ depths: [4, 5] }), seed: 0,
  engine: { name: 'tfjs', adapter: 'tfjs wasm', reason: 'No WebGPU here.' },
  data: { name: 'shapes10', classNames: ['disc', 'ring'], trainImages: 10, validationImages: 2 },
  series: [
    { kind: 'training', network: 'aux-net', step: 1, epoch: 0.1, seconds: 0.2, images: 64, loss: 2.3, gradientNorm: 1.5, learningRate: 0.001 },
    { kind: 'validation', network: 'vanilla-net', step: 1, epoch: 0.1, seconds: 0.3, images: 2, loss: 2.2, accuracy: 0.5 },
    { kind: 'descendant', strategy: 'cyclic', depth: 4, draw: 0, step: 1, seconds: 0.4, images: 2, loss: 2.1, accuracy: 0 },
  ],
  evaluations: [{ strategy: 'simple-lg', depth: 4, draw: 0, phase: 'untuned', layerSources: [0, 1, 2, 3], loss: 2, accuracy: 1 }],
  failures: [{ network: 'ancestor', step: 3, reason: 'loss became NaN' }],
};
const changed = (change: object): string => JSON.stringify({ ...results, ...change });
const withPoint = (change: object): string => changed({ series: [{ ...results.series[0], ...change }] });
const withEvaluation = (change: object): string => changed({ evaluations: [{ ...results.evaluations[0], ...change }] });

describe('a results document', () => {
  it('gives back what was written', () => {
    expect(parseResults(formatResults(results))).toEqual(results);
  });

  it('keeps a loss that is not a number as NaN, though JSON has none', () => {
    const [point] = results.series;
    const failed = { ...results, series: [{ ...point, loss: NaN }] } as ExperimentResults;
    expect(parseResults(formatResults(failed)).series[0]?.loss).toBeNaN();
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
    ['a point of an unknown network', withPoint({ network: 'resnet' }), /series\[0\]\.network "resnet": must be ancestor or aux-net or vanilla-net/],
    ['a loss that is a text', withPoint({ loss: '2' }), /series\[0\]\.loss "2": must be a number/],
    ['a step that is no whole number', withPoint({ step: 1.5 }), /series\[0\]\.step 1\.5/],
    ['an accuracy in percent', withEvaluation({ accuracy: 85 }), /evaluations\[0\]\.accuracy 85: must be a number from 0 to 1/],
    ['an unknown strategy', withEvaluation({ strategy: 'magic' }), /evaluations\[0\]\.strategy "magic"/],
    ['layer sources of another depth', withEvaluation({ depth: 5 }), /layerSources with 4 items: must have 5/],
  ])('is refused: %s', (_what, text, message) => {
    expect(() => parseResults(text)).toThrow(message);
  });
});

describe('the CSV of a run', () => {
  it('has one row for each point and evaluation, with the values as they are', () => {
    const lines = resultsToCsv(results).split('\r\n');
    expect(lines).toEqual([
      'kind,network,strategy,depth,draw,phase,step,epoch,seconds,images,loss,accuracy,gradientNorm,learningRate,layerSources',
      'training,aux-net,,,,,1,0.1,0.2,64,2.3,,1.5,0.001,',
      'validation,vanilla-net,,,,,1,0.1,0.3,2,2.2,0.5,,,',
      'descendant,,cyclic,4,0,,1,,0.4,2,2.1,0,,,',
      'evaluation,,simple-lg,4,0,untuned,,,,,2,1,,,0 1 2 3',
      '',
    ]);
  });
});

/** Whatever stands in a document, reading it gives a document or an InputError, and changes nothing else in the program. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import { configToFragment, linkFromFragment } from '../config/link.ts';
import { InputError } from '../lib/errors.ts';
import { parseManifest } from './manifest.ts';
import { formatResults, parseResults } from './results-file.ts';
import type { ExperimentResults } from './results.ts';
import { parseRuns } from './runs-file.ts';
import { readSafetensors } from './safetensors.ts';

const results: ExperimentResults = {
  format: 'learngene-results', version: 2, program: 'test', startedAt: '2026-01-01T00:00:00.000Z', seconds: 1, complete: true,
  config: defaultConfig, seeds: [0], engine: { name: 'wasm', adapter: 'test', reason: 'test' },
  data: { name: 'drawn', classNames: ['disc', 'ring'], trainImages: 8, validationImages: 4 }, target: null, failures: [],
  series: [{ kind: 'training', network: 'aux-net', seed: 0, step: 1, epoch: 0.1, seconds: 0.2, images: 64, loss: NaN, gradientNorm: 1.5, learningRate: 0.001 }],
  evaluations: [{ strategy: 'cyclic', depth: 4, draw: 0, seed: 0, phase: 'untuned', layerSources: [], loss: 2, accuracy: 0.25 }],
};

/** A whole document with any JSON in the place of one of its values, and any key beside it. */
function changedResults(): fc.Arbitrary<string> {
  const places = Object.keys(results);
  return fc.tuple(fc.constantFrom(...places), fc.oneof(fc.jsonValue({ maxDepth: 4 }), hostileValue), fc.option(hostileKey)).map(([place, value, key]) => {
    const document = Object.entries({ ...JSON.parse(formatResults(results)) as object, [place]: value });
    return `{${[...document, ...(key === null ? [] : [[key, value] as const])].map(([name, inner]) => `${JSON.stringify(name)}:${JSON.stringify(inner)}`).join(',')}}`;
  });
}
const hostileKey = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '');
const hostileValue = fc.constantFrom<unknown>([[[[]]]], { toString: 1 }, { length: 1e9 }, '<img src=x onerror=alert(1)>', '\u0000', '\ud800', -1, 1e308, 2 ** 53);

const ownNames = Object.getOwnPropertyNames(Object.prototype).join();

/** What reading did that it must not: throw anything but an InputError, or change the prototype of all objects; undefined for neither. */
function faultOf(read: () => unknown): unknown {
  try {
    read();
  } catch (thrown) {
    if (!(thrown instanceof InputError)) return thrown;
  }
  return Object.getOwnPropertyNames(Object.prototype).join() === ownNames ? undefined : 'the prototype of all objects was changed';
}

describe('only documents or InputErrors come of', () => {
  test('results', () => {
    fc.assert(fc.property(changedResults(), (text) => {
      expect(faultOf(() => parseResults(formatResults(parseResults(text))))).toBeUndefined();
    }), { numRuns: 300 });
  });

  test('runs, manifests and links of any text', () => {
    const link = configToFragment(defaultConfig, { tab: 'costs' });
    const changedLink = fc.tuple(fc.nat(link.length), fc.string({ unit: 'binary' })).map(([at, put]) => `${link.slice(0, at)}${put}${link.slice(at)}`);
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), changedLink), (text) => {
      for (const read of [parseRuns, parseManifest, linkFromFragment]) expect(faultOf(() => read(text))).toBeUndefined();
    }));
  });

  test('safetensors with any header', () => {
    const extent = fc.oneof(fc.nat(4), fc.constantFrom(2 ** 31, 2 ** 52, -1, 0.5, null));
    const entry = fc.record({ dtype: fc.constantFrom('U8', 'F32', 'F64', 'constructor'), shape: fc.array(extent, { maxLength: 4 }), data_offsets: fc.array(fc.oneof(fc.nat(16), extent), { maxLength: 3 }) });
    fc.assert(fc.property(fc.dictionary(fc.oneof(fc.string(), hostileKey), fc.oneof(entry, fc.jsonValue({ maxDepth: 2 }))), fc.nat(32), (header, dataBytes) => {
      const json = new TextEncoder().encode(JSON.stringify(header));
      const file = new Uint8Array(8 + json.length + dataBytes);
      new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
      file.set(json, 8);
      const fault = faultOf(() => {
        for (const [name, { shape, data }] of readSafetensors(file).tensors) {
          if (data.length !== shape.reduce((a, b) => a * b, 1)) throw new Error(`${name} has ${data.length} elements`);
        }
      });
      expect(fault).toBeUndefined();
    }));
  });
});

describe('refused, naming what is too much', () => {
  const document = (change: object): string => JSON.stringify({ ...results, ...change });
  test.each([
    ['lists 100,000 levels deep', `{"format":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'has lists and objects 100001 levels deep; at most 100 are read'],
    ['a number beyond numbers', document({}).replace('"seconds":1', '"seconds":1e999'), 'seconds Infinity: must be a number of at least 0'],
    ['a text of 100,001 characters', document({ program: 'a'.repeat(100_001) }), 'program of 100001 characters: must have at most 100000'],
    ['a key of a million characters', document({ ['k'.repeat(1e6)]: 1 }), `${'k'.repeat(57)}…: is not a known key`],
    ['1001 seeds', document({ seeds: Array.from({ length: 1001 }, (_, i) => i) }), 'seeds with 1001 items: must have 0 to 1000'],
    ['a network of 1000 layers', document({}).replace('"depth":4', '"depth":1000'), 'evaluations[0].depth 1000: must be a whole number from 1 to 999'],
  ])('%s', (_what, text, message) => {
    expect(() => parseResults(text)).toThrow(InputError);
    expect(() => parseResults(text)).toThrow(message);
  });

  test('a link of more characters than its texts can take', () => {
    expect(() => linkFromFragment(`#v=1&data-url=${'a'.repeat(300_000)}`)).toThrow('link of 300014 characters: must have at most 300000');
  });
});

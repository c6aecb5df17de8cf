/** Links, results, runs and what a browser keeps: whole ones, and such as damage, age or malice make of them. */
import { defaultConfig } from '../../../src/config/defaults.ts';
import { configToFragment } from '../../../src/config/link.ts';
import { formatDescription } from '../../../src/data/store/set-description.ts';
import { formatResults } from '../../../src/formats/results-file.ts';
import type { ExperimentResults } from '../../../src/formats/results.ts';
import { type FiledRun, formatRuns } from '../../../src/formats/runs-file.ts';
import type { Case } from './case.ts';

const markup = '<img src=x onerror=alert(1)>';
const engine = { name: 'wasm', adapter: 'WebAssembly SIMD, 2 threads', reason: 'There is no GPU here.' };

export const results: ExperimentResults = {
  format: 'learngene-results', version: 2, program: '0.1.0', startedAt: '2026-01-31T12:00:00.000Z', seconds: 61.5, complete: true,
  config: { ...defaultConfig, depths: [4, 5] }, seeds: [3, 4], engine,
  data: { name: 'shapes10', classNames: ['disc', 'ring'], trainImages: 10, validationImages: 2 }, target: null,
  series: [
    { kind: 'training', network: 'aux-net', seed: 3, step: 1, epoch: 0.1, seconds: 0.2, images: 64, loss: 2.3, gradientNorm: 1.5, learningRate: 0.001 },
    { kind: 'validation', network: 'trained-12', seed: 3, step: 1, epoch: 0.1, seconds: 0.3, images: 2, loss: NaN, accuracy: 0.5 },
    { kind: 'descendant', strategy: 'cyclic', depth: 4, draw: 0, seed: 3, step: 1, seconds: 0.4, images: 2, loss: 2.1, accuracy: 0 },
    { kind: 'tuning', strategy: 'cyclic', depth: 4, seed: 3, step: 2, epoch: 0.2, seconds: 0.5, images: 2, loss: 2, accuracy: 0.5 },
    { kind: 'stage', network: 'aux-net', stage: 0, seed: 3, step: 1, seconds: 0.6, images: 2, gradientNorm: 0.5, weightChange: 0.1, similarity: null, drift: 0 },
  ],
  evaluations: [{ strategy: 'simple-lg', depth: 4, draw: 0, seed: 3, phase: 'untuned', layerSources: [0, 1, 2, 3], loss: 2, accuracy: 1 }],
  failures: [{ network: 'tuned-cyclic-4', seed: 3, step: 3, reason: 'loss became NaN' }],
  recoveries: [{ from: engine, to: engine, fault: 'device-lost', reason: 'the device was lost', stage: '0/learngene', step: 20 }],
};
const resultsWith = (change: object): string => JSON.stringify({ ...results, ...change });
const firstVersion = ((): string => {
  const { seeds: _, target: __, recoveries: ___, ...rest } = results;
  const unseeded = (items: readonly object[]): object[] => items.map((item) => ({ ...item, seed: undefined }));
  return JSON.stringify({ ...rest, version: 1, seed: 3, series: unseeded([...rest.series]), evaluations: unseeded(rest.evaluations), failures: unseeded(rest.failures) });
})();

const run: FiledRun = { id: 'm1-1', name: 'quiet-otter-1', note: 'two\nlines', starred: true, series: { id: 's-1', label: 'Table 5', variant: 'MS-WS3' }, results };
const runsWith = (change: object): string => JSON.stringify({ format: 'learngene-runs', version: 1, runs: [{ ...run, ...change }] });

const link = configToFragment({ ...defaultConfig, depths: [4, 6], steps: 7, ancestorClasses: 'a b,c&d' }, { tab: 'costs' });
const entry = { file: 'figure.json', label: 'Figure 1(d)', help: 'Three seeds.' };
const set = formatDescription({
  source: 'https://example.org/pets.zip', name: 'pets', classNames: ['cat', 'dog'], imageSize: 32, channels: 3, mean: [0.5, 0.5, 0.5], std: [0.2, 0.2, 0.2],
  shardCounts: { train: [100, 20], validation: [30] }, validationClasses: [15, 15], notes: ['2 files were left out'],
});
const kept = { id: 'm1-1', name: 'quiet-otter-1', ordinal: 1, entry: 2, results };
const progress = { learngene: { step: 'answer', prediction: 'falls', finished: true, source: 'own', before: link }, costs: { step: 'idea' } };

export const documentCases: readonly Case[] = [
  { file: 'whole.link', parser: 'link', bytes: link, outcome: 'opens' },
  { file: 'proto.link', parser: 'link', bytes: '#v=1&__proto__=1', outcome: 'link: __proto__ is no known key' },
  { file: 'constructor.link', parser: 'link', bytes: '#v=1&constructor=1', outcome: 'link: constructor is no known key' },
  { file: 'twice.link', parser: 'link', bytes: '#v=1&steps=1&steps=2', outcome: 'link: steps is given twice; keep one of them' },
  { file: 'broken-escape.link', parser: 'link', bytes: '#v=1&steps=%E0%A4%A', outcome: 'link: “steps=%E0%A4%A” has a broken %-escape; copy the whole link again' },
  { file: 'huge-run.link', parser: 'link', bytes: '#v=1&depths=1-99999999999', outcome: 'a run must rise and lie from 1 to 64' },
  { file: 'long-key.link', parser: 'link', bytes: `#v=1&${'k'.repeat(5000)}=1`, outcome: `link: ${'k'.repeat(57)}… is no known key` },
  { file: 'markup.link', parser: 'link', bytes: `#v=1&preset=${encodeURIComponent(markup)}`, outcome: `link: preset=${markup} is no known preset` },
  { file: 'infinite.link', parser: 'link', bytes: '#v=1&lr=1e999', outcome: 'must be a number from 0.000001 to 1' },
  { file: 'half-a-character.link', parser: 'link', bytes: '#v=1&data-url=%ED%A0%80', outcome: 'has a broken %-escape' },

  { file: 'whole.view', parser: 'view link', bytes: 'view.tab=costs&view.hide=runs,picture&view.embed=on&view.lesson=costs&view.step=look', outcome: 'opens' },
  { file: 'proto.view', parser: 'view link', bytes: 'view.__proto__=x', outcome: 'link: view.__proto__ is no known key' },
  { file: 'option-of-prototypes.view', parser: 'view link', bytes: 'view.tab=constructor', outcome: 'link, view.tab: constructor is no choice' },
  { file: 'step-of-no-lesson.view', parser: 'view link', bytes: 'view.step=run', outcome: 'link: view.step=run is the step of no lesson' },

  { file: 'whole.results.json', parser: 'results', bytes: formatResults(results), outcome: 'opens' },
  { file: 'first-version.results.json', parser: 'results', bytes: firstVersion, outcome: 'opens' },
  { file: 'proto.results.json', parser: 'results', bytes: `{"__proto__": {"a": 1}, ${JSON.stringify(results).slice(1)}`, outcome: '__proto__: is not a known key' },
  { file: 'proto-in-point.results.json', parser: 'results', bytes: resultsWith({}).replace('{"kind"', '{"__proto__":{},"kind"'), outcome: 'series[0].__proto__: is not a known key' },
  { file: 'deep.results.json', parser: 'results', bytes: resultsWith({}).replace('"0.1.0"', `${'['.repeat(9000)}${']'.repeat(9000)}`), outcome: 'has lists and objects 9001 levels deep; at most 100 are read' },
  { file: 'infinite.results.json', parser: 'results', bytes: resultsWith({}).replace('"seconds":61.5', '"seconds":1e999'), outcome: 'seconds Infinity: must be a number of at least 0' },
  { file: 'infinite-loss.results.json', parser: 'results', bytes: resultsWith({}).replace('"loss":2.3', '"loss":1e999'), outcome: 'series[0].loss Infinity: must be a number of at least 0' },
  { file: 'depth-of-billions.results.json', parser: 'results', bytes: resultsWith({}).replace('"depth":4', '"depth":4000000000'), outcome: 'depth 4000000000: must be a whole number from 1 to 999' },
  { file: 'network-of-lists.results.json', parser: 'results', bytes: resultsWith({}).replace('"aux-net"', '[["trained-8"]]'), outcome: 'series[0].network [["trained-8"]]: must be ancestor or' },
  { file: 'version-of-tomorrow.results.json', parser: 'results', bytes: resultsWith({ version: 3 }), outcome: 'format "learngene-results" version 3: must be "learngene-results" version 1 or 2' },
  { file: 'markup.results.json', parser: 'results', bytes: resultsWith({ data: { ...results.data, name: markup, classNames: [markup, '"><script>'] } }), outcome: 'opens' },
  { file: 'cut.results.json', parser: 'results', bytes: formatResults(results).slice(0, 700), outcome: 'results: is not JSON' },

  { file: 'whole.runs.json', parser: 'runs', bytes: formatRuns([run]), outcome: 'opens' },
  { file: 'bare-results.runs.json', parser: 'runs', bytes: formatResults(results), outcome: 'opens' },
  { file: 'id-is-path.runs.json', parser: 'runs', bytes: runsWith({ id: '../gallery/x' }), outcome: 'runs[0].id "../gallery/x": must be 1 to 60 of a-z, 0-9 and -' },
  { file: 'name-hides.runs.json', parser: 'runs', bytes: runsWith({ name: 'a\u202eb' }), outcome: 'cannot be seen' },
  { file: 'proto.runs.json', parser: 'runs', bytes: runsWith({}).replace('"note"', '"__proto__":{"starred":true},"note"'), outcome: 'runs[0].__proto__: is not a known key' },
  { file: 'format-of-prototypes.runs.json', parser: 'runs', bytes: '{"__proto__":{"format":"learngene-runs"}}', outcome: 'format is missing' },

  { file: 'whole.gallery.json', parser: 'gallery', bytes: JSON.stringify([entry]), outcome: 'opens' },
  { file: 'web-page.gallery.json', parser: 'gallery', bytes: '<!doctype html>', outcome: 'opens' },
  { file: 'file-leads-out.gallery.json', parser: 'gallery', bytes: JSON.stringify([{ ...entry, file: '../../secret.json' }]), outcome: 'gallery/index.json[0].file ../../secret.json: must be the plain name of a file beside the index' },
  { file: 'file-is-address.gallery.json', parser: 'gallery', bytes: JSON.stringify([{ ...entry, file: '//example.org/x.json' }]), outcome: 'must be the plain name of a file beside the index' },

  { file: 'whole.kept.json', parser: 'kept run', bytes: JSON.stringify({ ...kept, note: 'n', starred: true, series: run.series }), outcome: 'opens' },
  { file: 'first-version.kept.json', parser: 'kept run', bytes: JSON.stringify({ ...kept, entry: undefined, results: JSON.parse(firstVersion) as unknown }), outcome: 'opens' },
  { file: 'of-a-newer-page.kept.json', parser: 'kept run', bytes: JSON.stringify({ ...kept, entry: 9 }), outcome: 'entry version 9 is of a newer page; reload this one' },
  { file: 'null.kept.json', parser: 'kept run', bytes: 'null', outcome: 'results undefined: must be an object' },
  { file: 'no-results.kept.json', parser: 'kept run', bytes: JSON.stringify({ ...kept, results: null }), outcome: 'results null: must be an object' },
  { file: 'name-is-object.kept.json', parser: 'kept run', bytes: JSON.stringify({ ...kept, name: { toString: 1 } }), outcome: 'name {"toString":1}: must be a text' },

  { file: 'whole.set.json', parser: 'kept set', bytes: set, outcome: 'opens' },
  { file: 'proto.set.json', parser: 'kept set', bytes: set.replace('{', '{"__proto__": {}, '), outcome: '__proto__: is not a known key' },

  { file: 'whole.lessons.json', parser: 'lesson progress', bytes: JSON.stringify(progress), outcome: 'opens' },
  { file: 'proto.lessons.json', parser: 'lesson progress', bytes: '{"__proto__":{"costs":{"step":"answer","finished":true}},"constructor":{"step":"idea"}}', outcome: 'opens' },
  { file: 'deep.lessons.json', parser: 'lesson progress', bytes: `{"costs":${'['.repeat(200)}${']'.repeat(200)}}`, outcome: 'opens' },
];

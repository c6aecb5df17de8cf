import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { strategies, type SourceNetwork, type StrategyName } from '../sws/strategy.ts';
import { configProblems } from './check.ts';
import { defaultConfig } from './defaults.ts';
import type { Field } from './field.ts';
import type { ExperimentConfig } from './fields.ts';
import { fieldNames, fieldOf } from './fields.ts';
import { configFromFragment, configToFragment } from './link.ts';
import { presets } from './presets.ts';

/** A set of depths, none below the most stages there may be. */
function depthsUpTo(max: number, maxLength: number): fc.Arbitrary<readonly number[]> {
  return fc.uniqueArray(fc.integer({ min: 16, max }), { minLength: 1, maxLength })
    .map((depths) => depths.toSorted((a, b) => a - b));
}

function namesOf(which: (needs: SourceNetwork) => boolean): fc.Arbitrary<StrategyName[]> {
  return fc.subarray(strategies.filter(({ needs }) => which(needs)).map(({ name }) => name), { minLength: 1 });
}

/** Any legal value of a field on its own. */
function valueOf(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'integer': return fc.integer({ min: field.min, max: field.max });
    case 'number': return fc.double({ min: field.min, max: field.max, noNaN: true }).map((value) => value + 0);
    case 'boolean': return fc.boolean();
    case 'choice': return fc.constantFrom(...field.options.map((option) => option.value));
    case 'strategies': return fc.oneof(namesOf((needs) => needs === 'aux-net'), namesOf(() => true)); // others bound the depths
    case 'integers': return depthsUpTo(field.max, field.maxLength);
    case 'order': return fc.constantFrom('front-mid-last', 'front-last-mid');
    case 'text': return fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replaceAll(/\p{Cc}/gu, '').trim());
    default: return field satisfies never;
  }
}

/** Stages of up to four layers, with one of the named orders or any permutation of them. */
const stagesAndOrder = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 16 }).chain((stageLayout) => {
  const stages = stageLayout.map((_, stage) => stage);
  const permutation = fc.shuffledSubarray(stages, { minLength: stages.length });
  return fc.record({ stageLayout: fc.constant(stageLayout), order: fc.oneof(valueOf(fieldOf('order')), permutation) });
});

/** Sizes that fit one another: patches tile the image, heads divide the width. */
const sizes = fc.record({
  patchSize: fc.integer({ min: 4, max: 16 }),
  side: fc.integer({ min: 2, max: 14 }),
  heads: fc.integer({ min: 1, max: 32 }),
  headDim: fc.integer({ min: 8, max: 32 }),
}).map(({ patchSize, side, heads, headDim }) => {
  const [imageSize, dim] = [patchSize * side, heads * headDim];
  return { patchSize, imageSize, shift: side, heads, dim, ancestorHeads: heads, ancestorDim: dim };
});

const anyConfig: fc.Arbitrary<ExperimentConfig> = fc
  .tuple(fc.record(Object.fromEntries(fieldNames.map((name) => [name, valueOf(fieldOf(name))]))), sizes, stagesAndOrder)
  .map(([values, fitting, staged]) => ({ ...values, ...fitting, ...staged }) as unknown as ExperimentConfig)
  .filter((config) => configProblems(config).length === 0);

test('every legal configuration comes back from its link as it was', () => {
  fc.assert(fc.property(anyConfig, (config) => {
    expect(configFromFragment(configToFragment(config))).toEqual(config);
  }), { numRuns: 500 });
});

function outcomeOf(fragment: string): string {
  try {
    return configProblems(configFromFragment(fragment)).length === 0 ? 'legal' : 'illegal';
  } catch (thrown) {
    return thrown instanceof Error ? thrown.name : String(thrown);
  }
}

test('no fragment, however made, does anything but give a legal configuration or an InputError', () => {
  const word = fc.oneof(fc.string(), fc.constantFrom('1', 'layout', '3,3', 'preset', 'depths', '4-8', '__proto__', '%'));
  const anyPair = fc.tuple(word, word).map((pair) => pair.join('='));
  const anyFragment = fc.array(anyPair, { maxLength: 4 }).map((pairs) => `#${['v=1', ...pairs].join('&')}`);
  fc.assert(fc.property(fc.oneof(fc.string(), anyFragment), (fragment) => {
    expect(outcomeOf(fragment)).toMatch(/^(legal|InputError)$/);
  }), { numRuns: 500 });
});

const named = presets.map((preset) => [preset.name, preset.config] as const);

test.each(named)('the link of the preset %s is only its name', (name, config) => {
  expect(configToFragment(config)).toBe(`#v=1&preset=${name}`);
  expect(configFromFragment(`#v=1&preset=${name}`)).toEqual(config);
});

test('a link shows what differs from the nearest preset, for people to read', () => {
  const changes = { stageLayout: [3, 3, 4, 3, 3], depths: [5, 6, 7, 8, 12], order: [0, 4, 2, 1, 3], flip: false };
  const config = { ...defaultConfig, ...changes };
  expect(configToFragment(config)).toBe('#v=1&preset=quick&flip=off&layout=3,3,4,3,3&depths=5-8,12&order=0,4,2,1,3');
});

test('commas that a mail program escaped are read', () => {
  expect(configFromFragment('#v=1&layout=2%2C3%2C2%2C3').stageLayout).toEqual([2, 3, 2, 3]);
});

test('a link without a preset starts from the defaults', () => {
  expect(configFromFragment('v=1&seed=7')).toEqual({ ...defaultConfig, seed: 7 });
});

describe('refused, naming key, value and remedy', () => {
  test.each([
    ['#layout=2,2', 'v', 'link: v is missing; start it with #v=1'],
    ['#v=2&layout=2,2', 'v', 'link: v=2 is a version this page does not know; start it with #v=1'],
    ['#v=1&layuot=2,2', 'layuot', 'link: layuot is no known key; did you mean layout?'],
    ['#v=1&stageLayout=2,2', 'stageLayout', 'link: stageLayout is no known key; choose from v, preset, data, data-url, image'],
    ['#v=1&seed=1&seed=2', 'seed', 'link: seed is given twice; keep one of them'],
    ['#v=1&seed', 'link', 'link: “seed” is no key=value; write it like layout=3,3,4,3,3'],
    ['#v=1&preset=huge', 'preset', 'link: preset=huge is no known preset; choose one of quick, cifar10'],
    ['#v=1&lr=fast', 'lr', 'link, lr: learning rate fast: must be a number from 0.000001 to 1'],
    ['#v=1&batch=99999', 'batch', 'link, batch: batch 99999: must be a whole number from 1 to 4096 images'],
    ['#v=1&layout=3,0,4', 'layout', 'link, layout: stage layout 3,0,4: stage 2 has 0 layers; give each stage at least 1'],
    ['#v=1&depths=2-5', 'depths', 'link, depths: Des-Net depths 2,3,4,5: 2 is less than the 4 stages; choose at least 4'],
    ['#v=1&heads=5', 'heads', 'link, heads: heads 5: do not divide the width 64; choose 4 or 8'],
    ['#v=1&dim=%zz', 'link', 'link: “dim=%zz” has a broken %-escape; copy the whole link again'],
    ['#v=1&__proto__=1', '__proto__', 'link: __proto__ is no known key'],
    ['', 'link', 'is no key=value'],
  ])('%s', (fragment, path, message) => {
    expect(() => configFromFragment(fragment)).toThrow(message);
    expect(() => configFromFragment(fragment)).toThrow(expect.objectContaining({ name: 'InputError', path }));
  });
});

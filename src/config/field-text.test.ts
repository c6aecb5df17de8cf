import { describe, expect, test } from 'vitest';
import { InputError } from '../lib/errors.ts';
import { defaultConfig } from './defaults.ts';
import { formatFieldText, parseFieldText } from './field-text.ts';
import type { FieldName } from './fields.ts';
import { fieldNames } from './fields.ts';

test.each(fieldNames)('the default of %s survives being written and read', (name) => {
  expect(parseFieldText(name, formatFieldText(name, defaultConfig[name]))).toEqual(defaultConfig[name]);
});

describe('written forms', () => {
  test('runs of three and more are written with a dash, pairs with a comma', () => {
    expect(formatFieldText('depths', [4, 5, 6, 7, 8, 10, 12, 13])).toBe('4-8,10,12,13');
  });

  test('a layout is written out, since order and repetition mean something in it', () => {
    expect(formatFieldText('stageLayout', [1, 2, 3, 3])).toBe('1,2,3,3');
  });
});

describe('read forms', () => {
  test('a set may come with spaces, runs and out of order, and is sorted', () => {
    expect(parseFieldText('depths', ' 10, 4 - 6 ')).toEqual([4, 5, 6, 10]);
  });

  test('numbers may have an exponent', () => {
    expect(parseFieldText('learningRate', '5e-4')).toBe(0.0005);
  });

  test('strategies come in the order of the tables, whatever order they are given in', () => {
    expect(parseFieldText('strategies', 'simple-lg, cyclic')).toEqual(['cyclic', 'simple-lg']);
  });

  test('an order is a name or a permutation', () => {
    expect(parseFieldText('order', 'front-last-mid')).toBe('front-last-mid');
    expect(parseFieldText('order', '0,2,1')).toEqual([0, 2, 1]);
  });
});

const refused: readonly (readonly [FieldName, string, string])[] = [
  ['batchSize', '', 'batch (empty): must be a number from 1 to 4096 images'],
  ['batchSize', '0x10', 'batch 0x10: must be a number from 1 to 4096 images'],
  ['batchSize', '64.5', 'batch 64.5: must be a whole number from 1 to 4096 images'],
  ['batchSize', '1e9', 'batch 1000000000: must be a whole number from 1 to 4096 images'],
  ['learningRate', 'Infinity', 'learning rate Infinity: must be a number from 0.000001 to 1'],
  ['mlpRatio', '9', 'MLP ratio 9: must be a whole number from 1 to 8'],
  ['flip', 'yes', 'random flips yes: must be on or off'],
  ['data', 'imagenet', 'images imagenet: must be shapes10, image-folder, address, cifar10,'],
  ['stageLayout', '3,x,4', 'stage layout 3,x,4: x is no whole number; write it like 3,3,4,3,3'],
  ['stageLayout', '3,0,4', 'stage layout 3,0,4: stage 2 has 0 layers; give each stage at least 1'],
  ['stageLayout', '3,33,4', 'stage layout 3,33,4: entry 2 is 33; each must be a whole number from 1 to 32'],
  ['stageLayout', '2-4', 'stage layout 2-4: 2-4 is no whole number; write it like 3,3,4,3,3'],
  ['stageLayout', '', 'stage layout: has no stages; give at least one'],
  ['depths', '8-4', 'Des-Net depths 8-4: a run must rise and lie from 1 to 64'],
  ['depths', '1-999999999999', 'Des-Net depths 1-999999999999: a run must rise and lie from 1 to 64'],
  ['depths', '4,5,4', 'Des-Net depths 4,5,4: 4 is listed twice; list it once'],
  ['strategies', 'cyclic,magic', 'strategies cyclic,magic: magic is unknown; choose from cyclic, front-mid-last,'],
  ['strategies', 'cyclic,cyclic', 'strategies cyclic,cyclic: cyclic is listed twice; list it once'],
  ['order', '1,1', 'initialisation order 1,1: must name each of the 2 stages 0 to 1 exactly once'],
];

test.each(refused)('%s “%s” is refused with value and remedy', (name, text, message) => {
  expect(() => parseFieldText(name, text)).toThrow(InputError);
  expect(() => parseFieldText(name, text)).toThrow(message);
});

import { describe, expect, test } from 'vitest';
import { InputError } from '../lib/errors.ts';
import { configFromJson } from './config-file.ts';
import { defaultConfig } from './defaults.ts';
import { presets } from './presets.ts';

test.each(presets.map((preset) => [preset.name, preset.config] as const))('the config of %s survives JSON', (_, config) => {
  expect(configFromJson(JSON.parse(JSON.stringify(config)))).toEqual(config);
});

test('what a file leaves out is the default', () => {
  expect(configFromJson({ stageLayout: [3, 3, 4, 3, 3], depths: [6, 5] })).toEqual({
    ...defaultConfig, stageLayout: [3, 3, 4, 3, 3], depths: [5, 6],
  });
});

describe('refused with path and remedy', () => {
  test.each([
    [{ stageLayuot: [2, 2] }, 'stageLayuot', 'config: stageLayuot is no known field; did you mean stageLayout?'],
    [{ colour: 'red' }, 'colour', 'config: colour is no known field; choose from data, dataUrl, imageSize'],
    [{ batchSize: '64' }, 'batchSize', 'batch 64: must be a whole number from 1 to 4096 images'],
    [{ batchSize: null }, 'batchSize', 'batch null: must be a whole number'],
    [{ learningRate: Number.NaN }, 'learningRate', 'must be a number from'],
    [{ flip: 1 }, 'flip', 'random flips 1: must be true or false'],
    [{ depths: 5 }, 'depths', 'Des-Net depths 5: must be a list of whole numbers'],
    [{ depths: [5, '6'] }, 'depths[1]', 'entry 2 is 6; each must be a whole number'],
    [{ stageLayout: Array.from({ length: 17 }, () => 1) }, 'stageLayout', 'has 17 entries; give at most 16'],
    [{ strategies: ['toString'] }, 'strategies[0]', 'toString is unknown'],
    [{ strategies: 'cyclic' }, 'strategies', 'must be a list of strategy names'],
    [{ order: { 0: 1 } }, 'order', 'must be front-mid-last, front-last-mid or a list of stages such as 0,2,1'],
    [{ order: [0, '1'] }, 'order', 'a list of stages'],
    [{ depths: [3] }, 'depths[0]', '3 is less than the 4 stages'],
  ])('%j', (document, path, message) => {
    expect(() => configFromJson(document)).toThrow(message);
    expect(() => configFromJson(document)).toThrow(expect.objectContaining({ name: 'InputError', path }));
  });

  test.each([null, 3, 'quick', [defaultConfig]])('a document that is no object: %j', (document) => {
    expect(() => configFromJson(document)).toThrow(InputError);
  });
});

test('hostile keys are refused and change no prototype', () => {
  expect(() => configFromJson(JSON.parse('{"__proto__": {"steps": 1}}'))).toThrow('__proto__ is no known field');
  expect(() => configFromJson({ constructor: 1 })).toThrow('constructor is no known field');
  expect(Object.hasOwn(Object.prototype, 'steps')).toBe(false);
});

import { expect, test } from 'vitest';
import { parseCount, parseNames } from './flag-values.ts';

const known = ['webgpu', 'wasm'] as const;

test('names are all, none, or a list without repetitions', () => {
  expect(parseNames('engine', 'all', known)).toEqual(['webgpu', 'wasm']);
  expect(parseNames('peers', 'none', known)).toEqual([]);
  expect(parseNames('engine', 'wasm,wasm', known)).toEqual(['wasm']);
});

test('an unknown name and a number that is none are refused with the remedy', () => {
  expect(() => parseNames('engine', 'wasm,cuda', known)).toThrow('--engine cuda: unknown; choose from webgpu, wasm, all, none');
  expect(() => parseCount('rounds', '0')).toThrow('--rounds 0: must be a whole number from 1 to 99999');
  expect(() => parseCount('rounds', '1.5')).toThrow('--rounds 1.5');
});

test('a number that was not given is left to the default', () => {
  expect([parseCount('steps', undefined), parseCount('steps', '20')]).toEqual([undefined, 20]);
});

import { expect, test } from 'vitest';
import { checkRunName } from '../formats/run-label.ts';
import { freeName, runName } from './run-name.ts';

test('a run gets two words and its number, the same each time', () => {
  expect(runName('m1x2y3-7', 7)).toMatch(/^[a-z]+-[a-z]+-7$/);
  expect(runName('m1x2y3-7', 7)).toBe(runName('m1x2y3-7', 7));
});

test('ids that differ in a digit get words that differ', () => {
  const names = new Set(Array.from({ length: 50 }, (_, i) => runName(`m1x2y3-${i}`, 1)));
  // 32 × 32 pairs of words: by chance about one pair of 50 draws meets.
  expect(names.size).toBeGreaterThan(44);
});

test('a name that is taken is not given again', () => {
  const first = runName('a', 1);
  const second = runName('a', 1, new Set([first]));
  expect(second).not.toBe(first);
  expect(second).toMatch(/^[a-z]+-[a-z]+-1$/);
});

test('a name from elsewhere is kept, with a number where it is taken', () => {
  expect(freeName('results', new Set())).toBe('results');
  expect(freeName('results', new Set(['results', 'results (2)']))).toBe('results (3)');
});

test('a name from elsewhere stays within the length of a name when it gets a number', () => {
  const longest = 'a'.repeat(60);
  expect(freeName(longest, new Set([longest]))).toBe(`${'a'.repeat(56)} (2)`);
  const ofPairs = '😀'.repeat(30); // two code units each: an odd cut would leave half of one
  expect(checkRunName(freeName(`a${ofPairs.slice(2)}b`, new Set([`a${ofPairs.slice(2)}b`])), 'name')).not.toMatch(/\p{Cs}/u);
});

import { expect, test } from 'vitest';
import { fuzzyScore } from './fuzzy.ts';

/** The texts that hold the query, best first. */
function ranked(query: string, texts: readonly string[]): readonly string[] {
  return texts
    .flatMap((text) => ({ text, score: fuzzyScore(query, text) }))
    .filter(({ score }) => score !== undefined)
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .map(({ text }) => text);
}

test('a text that lacks a letter of the query, or has it in another order, is not found', () => {
  expect(fuzzyScore('stepx', 'Training steps')).toBeUndefined();
  expect(fuzzyScore('pets', 'Steps')).toBeUndefined();
});

test('what begins with the query comes before what holds it, and that before scattered letters', () => {
  expect(ranked('ste', ['System test', 'Scratch steps', 'Steps'])).toEqual(['Steps', 'Scratch steps', 'System test']);
});

test('initials find a name of several words', () => {
  expect(ranked('tlr', ['Tuning learning rate', 'Table of runs'])[0]).toBe('Tuning learning rate');
});

test('words of a query may stand in any order, in any case', () => {
  expect(fuzzyScore('RATE learn', 'Learning rate')).toBeDefined();
});

test('an empty query finds everything', () => {
  expect(ranked(' ', ['a', 'b'])).toEqual(['a', 'b']);
});

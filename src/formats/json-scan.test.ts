import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nestingOf, repeatedKey } from './json-scan.ts';

/** Levels of a parsed value, by its definition. */
function levelsOf(value: unknown): number {
  return typeof value === 'object' && value !== null ? 1 + Object.values(value).reduce<number>((most, inner) => Math.max(most, levelsOf(inner)), 0) : 0;
}

test('the nesting of any JSON text is that of its value', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 2), (value, indent) => {
    expect(nestingOf(JSON.stringify(value, null, indent))).toBe(levelsOf(value));
  }));
});

test('any text has a nesting, also one that is no JSON', () => {
  fc.assert(fc.property(fc.string(), (text) => {
    expect(nestingOf(text)).toBeGreaterThanOrEqual(0);
  }));
});

test('a key is found repeated where the outermost object names it twice, however it is written', () => {
  const names = fc.uniqueArray(fc.string({ unit: 'grapheme' }), { minLength: 1 });
  fc.assert(fc.property(names, fc.nat(), fc.jsonValue(), (keys, pick, value) => {
    const members = keys.map((key) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
    expect(repeatedKey(`{${members.join(',')}}`)).toBeUndefined();
    const twice = keys[pick % keys.length] ?? '';
    const escaped = Array.from({ length: twice.length }, (_, i) => `\\u${twice.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');
    expect(repeatedKey(`{${members.join(',')},"${escaped}":0}`)).toBe(twice);
  }));
});

test('what is repeated in inner objects, in values or in lists is no repeated key', () => {
  expect(repeatedKey('{"a":{"a":1,"a":2},"b":"a","c":["a","a:"],"d":"\\"a\\":"}')).toBeUndefined();
  expect(repeatedKey('["a","a"]')).toBeUndefined();
});

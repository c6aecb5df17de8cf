import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { moved } from './moved.ts';

test('an item goes before or after the item it is dropped at', () => {
  expect(moved(['a', 'b', 'c', 'd'], 0, { index: 2, position: 'after' })).toEqual(['b', 'c', 'a', 'd']);
  expect(moved(['a', 'b', 'c', 'd'], 3, { index: 1, position: 'before' })).toEqual(['a', 'd', 'b', 'c']);
});

test('an item dropped at itself stays', () => {
  expect(moved(['a', 'b', 'c'], 1, { index: 1, position: 'after' })).toEqual(['a', 'b', 'c']);
});

test('whatever is moved, nothing is lost and the moved item stands beside its target', () => {
  const move = fc.record({
    list: fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 9 }),
    from: fc.nat(8), to: fc.nat(8), position: fc.constantFrom('before' as const, 'after' as const),
  });
  fc.assert(fc.property(move, ({ list, from, to, position }) => {
    fc.pre(from < list.length && to < list.length && from !== to);
    const result = moved(list, from, { index: to, position });
    const distance = position === 'after' ? 1 : -1;
    expect(new Set(result)).toEqual(new Set(list));
    expect(result).toHaveLength(list.length);
    expect(result.indexOf(list[from] ?? NaN) - result.indexOf(list[to] ?? NaN)).toBe(distance);
  }));
});

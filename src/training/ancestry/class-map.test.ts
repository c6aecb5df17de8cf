import { describe, expect, test } from 'vitest';
import { InputError } from '../../lib/errors.ts';
import { classMap, gatherColumns, gatherRows, parseClassNames, type ClassMapOptions } from './class-map.ts';

const options: ClassMapOptions = { declared: [], subject: 'ancestor classes', outputs: 3, classNames: ['ant', 'bee', 'cat'] };
const mapOf = (...declared: string[]): readonly number[] | undefined => classMap({ ...options, declared });

test('names in the order of the images’ classes need no map, and no names mean that order', () => {
  expect(mapOf('ant', 'bee', 'cat')).toBeUndefined();
  expect(mapOf()).toBeUndefined();
});

test('names in another order tell which output belongs to each class', () => {
  expect(mapOf('cat', 'ant', 'bee')).toEqual([1, 2, 0]); // ant is output 1, bee 2, cat 0
});

test('logits and rows of a head are put in the order of the classes', () => {
  const map = [1, 2, 0];
  expect([...gatherColumns(Float32Array.of(10, 11, 12, 20, 21, 22), map)]).toEqual([11, 12, 10, 21, 22, 20]);
  expect([...gatherRows(Float32Array.of(10, 11, 20, 21, 30, 31), map)]).toEqual([20, 21, 30, 31, 10, 11]);
});

describe('what does not match one to one is refused:', () => {
  const cases: [string, Partial<ClassMapOptions>, string][] = [
    ['another number of outputs', { outputs: 1000 }, 'ancestor with 1000 outputs: these images have 3 classes; choose an ancestor trained on the same classes'],
    ['too few names', { declared: ['ant', 'bee'] }, 'ancestor classes with 2 names: the ancestor has 3 outputs; list one name for each'],
    ['a repeated name', { declared: ['ant', 'bee', 'ant'] }, 'ancestor classes “ant”: is listed twice; list each class once'],
    ['an unknown name', { declared: ['ant', 'bee', 'dog'] }, 'ancestor classes “dog”: is no class of these images, and “cat” is missing; write the names as the images have them'],
  ];
  test.each(cases)('%s', (_, overrides, message) => {
    const path = overrides.outputs === undefined ? 'ancestorClasses' : 'ancestor'; // the field to correct
    expect(() => classMap({ ...options, ...overrides })).toThrow(new InputError(path, message));
  });
});

test('names are listed with commas, with or without spaces', () => {
  expect(parseClassNames(' ant, bee,great ape ')).toEqual(['ant', 'bee', 'great ape']);
  expect(parseClassNames('  ')).toEqual([]);
});

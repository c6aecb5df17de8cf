import { expect, test } from 'vitest';
import { InputError } from '../lib/errors.ts';
import { formatInitializationOrder, parseInitializationOrder, stageOrder } from './initialization-order.ts';

test('Front-Mid-Last is network order', () => {
  expect(stageOrder('front-mid-last', 5)).toEqual([0, 1, 2, 3, 4]);
});

test.each([
  [1, [0]],
  [2, [0, 1]],
  [3, [0, 2, 1]], // Fig. 3(c): front, last, middle
  [5, [0, 4, 1, 3, 2]],
  [6, [0, 5, 1, 4, 2, 3]],
])('Front-Last-Mid of %i stages goes from the outside in', (stages, order) => {
  expect(stageOrder('front-last-mid', stages)).toEqual(order);
});

test('a custom permutation is taken as it is', () => {
  expect(stageOrder([2, 0, 1], 3)).toEqual([2, 0, 1]);
});

test.each([[[0, 1]], [[0, 1, 1]], [[0, 1, 3]], [[0, 1, -1]], [[0, 1, 2, 3]], [[0, 0.5, 1]]])(
  'the order %j is refused for three stages',
  (order) => {
    expect(() => stageOrder(order, 3)).toThrow(InputError);
    expect(() => stageOrder(order, 3)).toThrow('must name each of the 3 stages 0 to 2 exactly once');
  },
);

test.each(['front-mid-last', 'front-last-mid', '2,0,1'])('the text %s survives reading and writing', (text) => {
  expect(formatInitializationOrder(parseInitializationOrder(text))).toBe(text);
});

test.each(['', 'last-mid-front', '0,2', '0;1', '-1,0'])('“%s” is refused as an order', (text) => {
  expect(() => parseInitializationOrder(text)).toThrow(InputError);
});

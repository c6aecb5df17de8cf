import { expect, test } from 'vitest';
import { fields } from '../../config/fields.ts';
import { stepped } from './stepped.ts';

test('an integer goes up and down by one', () => {
  expect(stepped(fields.steps, 300, 1)).toBe(301);
  expect(stepped(fields.steps, 300, -1)).toBe(299);
});

test('a value stays within its bounds', () => {
  expect(stepped(fields.steps, 1, -1)).toBe(1);
  expect(stepped(fields.alpha, 1, 1)).toBe(1);
  expect(stepped(fields.weightDecay, 0, -1)).toBe(0);
});

test('a number goes to the next multiple of its step, without binary dust', () => {
  expect(stepped(fields.alpha, 0.25, 1)).toBe(0.3);
  expect(stepped(fields.learningRate, 0.00205, 1)).toBe(0.0021);
  expect(stepped(fields.learningRate, 0.002, -1)).toBe(0.0019);
});

test('a learning rate of one step halves instead of reaching 0', () => {
  expect(stepped(fields.learningRate, 0.0001, -1)).toBe(0.00005);
});

import { expect, test } from 'vitest';
import { trainingSizeText } from './training-size.ts';

const all = (size: string) => ({ smallest: size, largest: size, mostFrequent: size });

test.each([
  ['images of the right size are left as they are', all('32 × 32'), 'as they are, 32 × 32 px'],
  ['square ones are scaled', { smallest: '28 × 28', largest: '64 × 64', mostFrequent: '32 × 32' }, 'scaled to 32 × 32 px'],
  ['others are cut to their middle first', { ...all('32 × 32'), largest: '64 × 48' }, 'the middle square, scaled to 32 × 32 px'],
])('in training, %s', (_what, sizes, text) => {
  expect(trainingSizeText(sizes, 32)).toBe(text);
});

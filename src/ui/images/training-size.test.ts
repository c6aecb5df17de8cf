import { expect, test } from 'vitest';
import { changeOfSize } from './training-size.ts';

const all = (size: string) => ({ smallest: size, largest: size, mostFrequent: size });

test.each([
  ['images of the right size are left as they are', all('32 × 32'), 'asTheyAre'],
  ['square ones are scaled', { smallest: '28 × 28', largest: '64 × 64', mostFrequent: '32 × 32' }, 'scaled'],
  ['others are cut to their middle first', { ...all('32 × 32'), largest: '64 × 48' }, 'cutAndScaled'],
])('in training, %s', (_what, sizes, change) => {
  expect(changeOfSize(sizes, 32)).toBe(change);
});

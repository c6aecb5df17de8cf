import { expect, test } from 'vitest';
import { deviceBytes } from './device-memory.ts';

test.each([
  [2, 3 * 2 ** 30], // the nearest power of two to anything from 1.5 to 3 GiB
  [0.5, 0.75 * 2 ** 30],
])('a machine of which a browser tells %d GiB has at most %d bytes', (deviceMemory, bytes) => {
  expect(deviceBytes({ deviceMemory })).toBe(bytes);
});

test.each([[undefined], [8], [32]])('%s GiB tell nothing of how much there is at most', (deviceMemory) => {
  expect(deviceBytes(deviceMemory === undefined ? {} : { deviceMemory })).toBeUndefined();
});

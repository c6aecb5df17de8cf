import { afterEach, expect, test, vi } from 'vitest';
import { blobInSlices, inSlices } from './slices.ts';

afterEach(() => void vi.restoreAllMocks());

test('all pieces come, in their order', async () => {
  expect(await inSlices(['a', 'b', 'c'].values())).toEqual(['a', 'b', 'c']);
  expect(await inSlices([])).toEqual([]);
});

test('what waits has its turn whenever a slice of time is over, not after each piece', async () => {
  let [now, turns] = [0, 0];
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const take = (): void => {
    turns++;
    waiting = setImmediate(take);
  };
  let waiting = setImmediate(take);
  const turnsAt = await inSlices((function* pieces() {
    for (let piece = 0; piece < 12; piece++) {
      now += 3;
      yield turns;
    }
  })());
  clearImmediate(waiting);
  expect(turnsAt).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
});

test('a file has all its pieces in their order, whatever their length', async () => {
  const pieces = Array.from({ length: 3000 }, (_, piece) => `${'x'.repeat(piece % 97)}ü${piece}\n`);
  const file = await blobInSlices(pieces, 'text/csv');
  expect(file.type).toBe('text/csv');
  expect(await file.text()).toBe(pieces.join(''));
});

import { expect, test } from 'vitest';
import { batchSource } from './batch.ts';
import { colouredDataset } from './coloured-dataset.fixture.ts';

test('the first batches of two seeds have different numbers, so that a teacher does not take one for the other', async () => {
  const firstNumber = async (seed: number): Promise<number> => {
    const batches = batchSource(colouredDataset(), 8, seed, { flip: false, shift: 0 });
    await batches.next();
    batches.close();
    return batches.batch.number;
  };
  expect(await firstNumber(1)).not.toBe(await firstNumber(0));
});

test('batches after skipped ones are those of a source that skipped none, augmentation and epoch included', async () => {
  const open = () => batchSource(colouredDataset(), 8, 3, { flip: true, shift: 2 });
  const [whole, skipping] = [open(), open()];
  for (let i = 0; i < 12; i++) await whole.next();
  skipping.skip(11);
  await skipping.next();
  const { number: _, ...expected } = whole.batch;
  expect(skipping.batch).toMatchObject(expected);
  expect(skipping.epoch).toBe(whole.epoch);
  for (const source of [whole, skipping]) source.close();
});

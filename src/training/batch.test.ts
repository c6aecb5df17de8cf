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

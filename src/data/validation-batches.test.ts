import { describe, expect, it } from 'vitest';
import { numberedDataset, numbersOf } from './testing/numbered-dataset.ts';
import { loadValidation } from './validation-batches.ts';

const dataset = numberedDataset([1], [3, 0, 40]);

describe('the validation images', () => {
  it('are all there, in their own order', async () => {
    const { images, labels, count } = await loadValidation(dataset);
    expect(count).toBe(43);
    expect(numbersOf(images).slice(0, 5)).toEqual(['0.0', '0.1', '0.2', '2.0', '2.1']);
    expect([...labels].slice(0, 5)).toEqual([0, 1, 0, 0, 1]);
  });

  it('as a subset depend on the seed alone and come from all over', async () => {
    const subset = await loadValidation(dataset, { limit: 10, seed: 5 });
    expect(subset).toEqual(await loadValidation(dataset, { limit: 10, seed: 5 }));
    expect(subset).not.toEqual(await loadValidation(dataset, { limit: 10, seed: 6 }));
    expect(new Set(numbersOf(subset.images)).size).toBe(10);
    expect(new Set(subset.labels).size).toBe(2);
  });

  it('are all taken when more are wanted than there are', async () => {
    expect(await loadValidation(dataset, { limit: 1000 })).toEqual(await loadValidation(dataset));
  });

  it('are refused when they would not fit in memory, with what would', async () => {
    await expect(loadValidation(dataset, { maxBytes: 100 })).rejects.toThrow('43 validation images of 3 B: need 129 B, more than 100 B; use fewer');
    await expect(loadValidation(dataset, { maxBytes: 100, limit: 30 })).resolves.toMatchObject({ count: 30 });
  });

  it('are asked for when there are none', async () => {
    await expect(loadValidation(numberedDataset([1]))).rejects.toThrow('has no validation images');
  });
});

import { at } from '../../lib/errors.ts';
import type { ImageDataset } from '../dataset.ts';

/**
 * A data set for tests whose images tell where they come from: 1 × 1 px of 3 channels that hold shard,
 * place within it, and 7. Labels are the place modulo 2. `delay` gives the milliseconds that a read takes.
 */
export function numberedDataset(
  train: readonly number[],
  validation: readonly number[] = [],
  { delay, reads = [] }: { delay?: (index: number) => number; reads?: string[] } = {},
): ImageDataset {
  const shardCounts = { train, validation };
  return {
    name: 'numbered', classNames: ['even', 'odd'], imageSize: 1, channels: 3, mean: [0.5, 0.5, 0.5], std: [0.2, 0.2, 0.2], shardCounts,
    async readShard(split, index, signal) {
      reads.push(`${split} ${index}`);
      if (delay) await new Promise((resolve) => void setTimeout(resolve, delay(index)));
      signal?.throwIfAborted();
      const count = at(shardCounts[split], index);
      const images = new Uint8Array(count * 3);
      for (let i = 0; i < count; i++) images.set([index, i, 7], i * 3);
      return { images, labels: Uint16Array.from({ length: count }, (_, i) => i % 2), count };
    },
    close: async () => undefined,
  };
}

/** The images of a block as `shard.place` texts. */
export function numbersOf(images: Uint8Array): string[] {
  return Array.from({ length: images.length / 3 }, (_, i) => `${images[i * 3]}.${images[i * 3 + 1]}`);
}

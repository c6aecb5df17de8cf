import { describe, expect, it } from 'vitest';
import { sha256 } from '../formats/manifest.ts';
import { channelStatistics } from './channel-statistics.ts';
import { imageCount } from './dataset.ts';
import { shapes10 } from './shapes10.ts';
import { joinedShards } from './testing/joined-shards.ts';
import { meanColourAccuracy, pixelAccuracy } from './testing/linear-accuracy.ts';

const dataset = shapes10();

describe('shapes10', () => {
  it('has 10,240 training and 2,048 validation images of 32 × 32 px in ten classes', () => {
    expect([imageCount(dataset, 'train'), imageCount(dataset, 'validation')]).toEqual([10_240, 2_048]);
    expect(dataset).toMatchObject({ imageSize: 32, channels: 3 });
    expect(new Set(dataset.classNames).size).toBe(10);
  });

  it('has as many images of each class as of any other', async () => {
    const { labels } = await dataset.readShard('train', 0);
    const counts = Array.from({ length: 10 }, (_, label) => labels.filter((one) => one === label).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  it('is the same to the byte on every machine', async () => {
    // Digest of our own first build (x86-64, Node 20); another platform or a changed generator would differ.
    const { images } = await dataset.readShard('validation', 1);
    expect(await sha256(new Uint8Array(images))).toBe('43bd7ac70ab817bbb7a7a5b822fa90c69f4199890e65a2917cc71decf9772c16');
  });

  it('draws other images for another seed and for the other split', async () => {
    const [train, validation] = [await dataset.readShard('train', 0), await dataset.readShard('validation', 0)];
    const other = await shapes10({ seed: 1 }).readShard('train', 0);
    expect(train.images).not.toEqual(validation.images);
    expect(train.images).not.toEqual(other.images);
  });

  it('has the mean and deviation that it says', async () => {
    const { mean, std } = channelStatistics((await joinedShards(dataset, 'train', 3)).images, 3);
    for (const c of [0, 1, 2]) {
      expect(mean[c]).toBeCloseTo(dataset.mean[c] ?? NaN, 2);
      expect(std[c]).toBeCloseTo(dataset.std[c] ?? NaN, 2);
    }
  });

  it('cannot be told apart by mean colour', async () => {
    expect(await meanColourAccuracy(dataset)).toBeLessThan(0.16); // chance is 0.10 with a standard deviation of 0.007 on 2,048 images
  });

  it('keeps a linear classifier on pixels under 45 %', async () => {
    expect(await pixelAccuracy(dataset)).toBeLessThan(0.45);
  }, 60_000);
});

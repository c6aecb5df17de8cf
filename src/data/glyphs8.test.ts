import { describe, expect, it } from 'vitest';
import { sha256 } from '../formats/manifest.ts';
import { channelStatistics } from './channel-statistics.ts';
import { imageCount } from './dataset.ts';
import { glyphOutlines } from './glyph-outlines.ts';
import { glyphs8 } from './glyphs8.ts';
import { shapes10 } from './shapes10.ts';
import { meanColourAccuracy, pixelAccuracy } from './testing/linear-accuracy.ts';
import { joinedShards } from './testing/joined-shards.ts';

const dataset = glyphs8();

describe('glyphs8', () => {
  it('has 4,096 training and 1,024 validation images of eight classes, as many of each', async () => {
    expect([imageCount(dataset, 'train'), imageCount(dataset, 'validation')]).toEqual([4096, 1024]);
    const { labels } = await dataset.readShard('train', 3);
    const counts = Array.from({ length: 8 }, (_, label) => labels.filter((one) => one === label).length);
    expect(new Set(counts)).toEqual(new Set([128]));
  });

  it('has no class of shapes10, on which learngenes are learned', () => {
    const known = new Set(shapes10().classNames);
    expect(new Set(dataset.classNames).size).toBe(8);
    expect(dataset.classNames.filter((name) => known.has(name))).toEqual([]);
  });

  it.each(glyphOutlines)('draws a $name that covers about half of its square', (outline) => {
    const side = 400;
    let covered = 0;
    for (let row = 0; row < side; row++) {
      for (let column = 0; column < side; column++) {
        if (outline.covers(((column + 0.5) / side) * 2 - 1, ((row + 0.5) / side) * 2 - 1)) covered++;
      }
    }
    expect(Math.abs((covered / side ** 2) * 4 - 2)).toBeLessThan(0.04);
  });

  it('is the same to the byte on every machine', async () => {
    // Digest of our own first build (x86-64, Node 20); another platform or a changed generator would differ.
    const { images } = await dataset.readShard('validation', 0);
    expect(await sha256(new Uint8Array(images))).toBe('bf50617950be8e6c270eafe9d2147054b8f384f43b31cb2072acc2d939734950');
  });

  it('has the mean and deviation that it says', async () => {
    const { mean, std } = channelStatistics((await joinedShards(dataset, 'train', 3)).images, 3);
    for (const c of [0, 1, 2]) {
      expect(mean[c]).toBeCloseTo(dataset.mean[c] ?? NaN, 2);
      expect(std[c]).toBeCloseTo(dataset.std[c] ?? NaN, 2);
    }
  });

  it('cannot be told apart by mean colour', async () => {
    expect(await meanColourAccuracy(dataset)).toBeLessThan(0.19); // chance is 0.125 with a standard deviation of 0.010 on 1,024 images
  });

  it('keeps a linear classifier on pixels under 45 %', async () => {
    expect(await pixelAccuracy(dataset)).toBeLessThan(0.45);
  }, 60_000);
});

import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { DataFile } from '../byte-source.ts';
import { collectionDataset } from '../collection-dataset.ts';
import { decodeWithSharp } from '../decode/node/decode-with-sharp.ts';
import { ownThreadDecoder } from '../decode/own-thread-decoder.ts';
import { fileOf, pngFiles, pngOf } from '../testing/image-files.ts';
import { imageFolder } from './image-folder.ts';

const options = { name: 'test', imageSize: 2, validationFraction: 0.25, seed: 0, decoder: ownThreadDecoder(decodeWithSharp) };
const paths = ['cat', 'dog'].flatMap((name) => Array.from({ length: 6 }, (_, i) => `${name}/${i}.png`));
const open = (files: readonly DataFile[]) => collectionDataset(imageFolder(files), options);

describe('an image folder as a data set', () => {
  it('decodes and resizes its files into shards of mixed classes', async () => {
    const dataset = await open(await pngFiles(paths));
    expect(dataset).toMatchObject({ name: 'test', classNames: ['cat', 'dog'], imageSize: 2, channels: 3 });
    expect(dataset.shardCounts).toEqual({ train: [8], validation: [4] });
    const { images, labels } = await dataset.readShard('train', 0);
    for (let i = 0; i < 8; i++) {
      const [red = NaN, green, blue] = images.subarray(i * 12);
      expect([green, blue]).toEqual([100, 200]);
      expect(labels[i]).toBe(red < 6 ? 0 : 1); // the red value of these files is their place in the list
    }
    expect(labels).not.toEqual(labels.toSorted());
  });

  it('is the same whatever the order in which its files are listed', async () => {
    const files = await pngFiles(paths);
    const [one, other] = [await open(files), await open(files.toReversed())];
    expect(await other.readShard('train', 0)).toEqual(await one.readShard('train', 0));
    expect(await other.readShard('validation', 0)).toEqual(await one.readShard('validation', 0));
  });

  it('measures mean and deviation on its training images', async () => {
    const { mean, std } = await open(await pngFiles(paths));
    expect(mean[1]).toBeCloseTo(100 / 255, 6);
    expect(mean[2]).toBeCloseTo(200 / 255, 6);
    expect(std[1]).toBeCloseTo(1 / 255, 6); // one colour only: the least deviation that is ever given
  });

  it('reads grey images, images with alpha, palettes, 16 bits and sideways photographs', async () => {
    const raw = { raw: { width: 2, height: 1, channels: 3 } } as const;
    const pixels = Uint8Array.of(250, 0, 0, 0, 0, 250);
    const kinds: readonly [Uint8Array | Buffer, readonly number[]][] = [
      [await sharp(Uint8Array.of(9), { raw: { width: 1, height: 1, channels: 1 } }).png().toBuffer(), [9, 9, 9]],
      [await pngOf([0, 0, 0, 0], 1), [255, 255, 255]], // transparent black lies on white
      [await pngOf([10, 20, 30, 255], 1), [10, 20, 30]],
      [await sharp(pixels, raw).png({ palette: true }).toBuffer(), [250, 0, 0]],
      [await sharp(pixels, raw).toColourspace('rgb16').png().toBuffer(), [250, 0, 0]],
      [await sharp(pixels, raw).withMetadata({ orientation: 3 }).png().toBuffer(), [0, 0, 250]], // upside down
      [await sharp(await pngOf([90, 90, 90], 8)).greyscale().jpeg().toBuffer(), [90, 90, 90]],
    ];
    for (const [bytes, expected] of kinds) {
      const picture = await decodeWithSharp(bytes);
      expect([...picture.pixels.subarray(0, 3)]).toEqual(expected);
      expect(picture.pixels).toHaveLength(picture.width * picture.height * 3);
    }
  });

  it('names a file that cannot be decoded, and what to do', async () => {
    const [first, ...rest] = await pngFiles(paths);
    const broken = fileOf(first?.path ?? '', Uint8Array.of(1, 2, 3));
    const opening = open([broken, ...rest]).then((dataset) => dataset.readShard('validation', 0));
    await expect(opening).rejects.toThrow(/image cat\/0\.png: cannot be decoded \(.*\); replace or remove it/);
  });

  it('stops decoding when it is aborted', async () => {
    const dataset = await open(await pngFiles(paths));
    await expect(dataset.readShard('train', 0, AbortSignal.abort())).rejects.toThrow('abort');
  });

  it('tells at once that it was aborted, whatever its files do, and reads no more of them', async () => {
    let opened = 0;
    let stalls = false;
    const padded = new Uint8Array(2e6); // eight of which may be read at once
    padded.set(await pngOf([1, 2, 3]));
    const files = paths.flatMap((path) => [`train/${path}`, `test/${path}`]).map((path): DataFile => ({
      path,
      open: () => {
        opened++;
        return stalls ? new Promise(() => undefined) : fileOf(path, padded).open();
      },
    }));
    const dataset = await open(files);
    [opened, stalls] = [0, true];
    const controller = new AbortController();
    expect(dataset.shardCounts.validation).toEqual([12]);
    const reading = dataset.readShard('validation', 0, controller.signal);
    controller.abort(new Error('stopped'));
    await expect(reading).rejects.toThrow('stopped');
    expect(opened).toBe(8); // as many as are read at once
  });
});

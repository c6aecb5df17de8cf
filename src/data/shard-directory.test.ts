import { describe, expect, it } from 'vitest';
import { at } from '../lib/errors.ts';
import type { ImageDataset } from './dataset.ts';
import { openShardDirectory } from './shard-directory.ts';
import type { ReadFile } from './shard-directory.ts';
import { numberedDataset, numbersOf } from './testing/numbered-dataset.ts';
import { writeShards } from './write-shards.ts';

/** Writes a data set's shards into memory. */
async function written(dataset: ImageDataset, imagesPerShard: number): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const write = async (file: string, bytes: Uint8Array): Promise<void> => void files.set(file, new Uint8Array(bytes));
  await writeShards(dataset, write, { source: 'a test', imagesPerShard });
  return files;
}

const reading = (files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): ReadFile => async (file) => {
  const bytes = files.get(file);
  if (!bytes) throw new Error(`no file ${file}`);
  return bytes;
};

const dataset = numberedDataset([3, 0, 4], [2]);
const first = 'train-0000.safetensors';

/** Reads the first shard after its file was changed. */
async function readChanged(change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>): Promise<unknown> {
  const files = await written(dataset, 5);
  files.set(first, change(files.get(first) ?? new Uint8Array(0)));
  return (await openShardDirectory(reading(files))).readShard('train', 0);
}

describe('a shard directory', () => {
  it('gives back the images that were written, in shards of the size asked for', async () => {
    const opened = await openShardDirectory(reading(await written(dataset, 5)));
    expect(opened).toMatchObject({ name: 'numbered', classNames: ['even', 'odd'], imageSize: 1, channels: 3, mean: [0.5, 0.5, 0.5] });
    expect(opened.shardCounts).toEqual({ train: [5, 2], validation: [2] });
    const { images, labels } = await opened.readShard('train', 0);
    expect(numbersOf(images)).toEqual(['0.0', '0.1', '0.2', '2.0', '2.1']);
    expect([...labels]).toEqual([0, 1, 0, 0, 1]);
  });

  it('has the same bytes when it is written again', async () => {
    expect(await written(dataset, 5)).toEqual(await written(dataset, 5));
  });

  it('writes the manifest last, so that a directory with a manifest is complete', async () => {
    expect([...(await written(dataset, 5)).keys()].at(-1)).toBe('manifest.json');
  });

  it('refuses a shard of another size', async () => {
    await expect(readChanged((bytes) => bytes.slice(1))).rejects.toThrow(/shard train-0000\.safetensors of \d+ bytes: the manifest says/);
  });

  it('refuses a shard in which one bit differs', async () => {
    const flip = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => bytes.map((byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte));
    await expect(readChanged(flip)).rejects.toThrow(/shard train-0000\.safetensors with SHA-256 \w{64}: the manifest says/);
  });

  it('names the file when what is in a shard is wrong', async () => {
    const files = await written(dataset, 5);
    const manifest = new TextDecoder().decode(files.get('manifest.json')).replace('"imageSize": 1', '"imageSize": 2');
    files.set('manifest.json', new TextEncoder().encode(manifest));
    const opened = await openShardDirectory(reading(files));
    await expect(opened.readShard('train', 0)).rejects.toThrow('shard train-0000.safetensors: images of shape 5 × 1 × 1 × 3: must be n × 2 × 2 × 3');
  });

  it('refuses a shard with another number of images than listed', async () => {
    const files = await written(dataset, 5);
    const manifest = new TextDecoder().decode(files.get('manifest.json')).replace('"count": 5', '"count": 6');
    files.set('manifest.json', new TextEncoder().encode(manifest));
    const opened = await openShardDirectory(reading(files));
    expect(at(opened.shardCounts.train, 0)).toBe(6);
    await expect(opened.readShard('train', 0)).rejects.toThrow('with 5 images: the manifest says 6');
  });
});

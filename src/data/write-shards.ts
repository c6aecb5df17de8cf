import { formatManifest, sha256 } from '../formats/manifest.ts';
import type { Manifest, ShardFile } from '../formats/manifest.ts';
import { encodeShard } from '../formats/shard.ts';
import { imageBytes } from './dataset.ts';
import type { ImageDataset, ImageShard, Split } from './dataset.ts';

export interface WriteShardsOptions {
  /** What made the data set; kept in the manifest. */
  readonly source: string;
  readonly imagesPerShard?: number;
  /** Called after each file with the images written so far, all splits together. */
  readonly onProgress?: (images: number) => void;
}

/**
 * Writes any data set as a shard directory: shard files, then `manifest.json`, so that a directory with a
 * manifest is complete. The same data set gives the same bytes.
 */
export async function writeShards(
  dataset: ImageDataset,
  write: (file: string, bytes: Uint8Array) => Promise<void>,
  { source, imagesPerShard = 1024, onProgress }: WriteShardsOptions,
): Promise<Manifest> {
  const { name, classNames, imageSize, channels, mean, std } = dataset;
  let written = 0;
  const writeSplit = async (split: Split): Promise<ShardFile[]> => {
    const files: ShardFile[] = [];
    for await (const shard of regrouped(dataset, split, imagesPerShard)) {
      const file = `${split}-${String(files.length).padStart(4, '0')}.safetensors`;
      const bytes = encodeShard(shard, { imageSize, channels, classes: classNames.length });
      await write(file, bytes);
      files.push({ file, count: shard.count, bytes: bytes.byteLength, sha256: await sha256(bytes) });
      onProgress?.((written += shard.count));
    }
    return files;
  };
  const manifest: Manifest = {
    format: 'learngene-shards', version: 1, source, name, classNames, imageSize, channels, mean, std,
    train: await writeSplit('train'),
    validation: await writeSplit('validation'),
  };
  await write('manifest.json', new TextEncoder().encode(formatManifest(manifest)));
  return manifest;
}

/** The images of a split in their order, `count` to a shard; the last shard has the rest. */
async function* regrouped(dataset: ImageDataset, split: Split, count: number): AsyncGenerator<ImageShard> {
  const size = imageBytes(dataset);
  const images = new Uint8Array(count * size);
  const labels = new Uint16Array(count);
  let filled = 0;
  for (const index of dataset.shardCounts[split].keys()) {
    const shard = await dataset.readShard(split, index);
    for (let from = 0; from < shard.count; ) {
      const taken = Math.min(count - filled, shard.count - from);
      images.set(shard.images.subarray(from * size, (from + taken) * size), filled * size);
      labels.set(shard.labels.subarray(from, from + taken), filled);
      filled += taken;
      from += taken;
      if (filled === count) {
        yield { images, labels, count };
        filled = 0;
      }
    }
  }
  if (filled > 0) yield { images: images.subarray(0, filled * size), labels: labels.subarray(0, filled), count: filled };
}

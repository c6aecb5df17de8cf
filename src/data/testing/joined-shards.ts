import { imageBytes, type ImageDataset, type ImageShard, type Split } from '../dataset.ts';

/** The first shards of a split as one. */
export async function joinedShards(dataset: ImageDataset, split: Split, shards: number): Promise<ImageShard> {
  const read = await Promise.all(Array.from({ length: shards }, (_, i) => dataset.readShard(split, i)));
  const images = new Uint8Array(read.reduce((sum, shard) => sum + shard.images.length, 0));
  let offset = 0;
  for (const shard of read) {
    images.set(shard.images, offset);
    offset += shard.images.length;
  }
  return { images, labels: Uint16Array.from(read.flatMap((shard) => [...shard.labels])), count: offset / imageBytes(dataset) };
}

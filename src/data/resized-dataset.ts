import type { ImageDataset } from './dataset.ts';
import { imageBytes } from './dataset.ts';
import { squareResizer } from './decode/resize-image.ts';

/** The same data set with images of `imageSize` pixels a side; itself when they have that size already. */
export function resizedDataset(dataset: ImageDataset, imageSize: number): ImageDataset {
  if (dataset.imageSize === imageSize) return dataset;
  const { channels, imageSize: side } = dataset;
  const resize = squareResizer(imageSize);
  const bytesBefore = imageBytes(dataset);
  const bytesAfter = imageSize * imageSize * channels;
  return {
    ...dataset,
    imageSize,
    async readShard(split, index, signal) {
      const { images, labels, count } = await dataset.readShard(split, index, signal);
      const resized = new Uint8Array(count * bytesAfter);
      for (let i = 0; i < count; i++) {
        const pixels = images.subarray(i * bytesBefore, (i + 1) * bytesBefore);
        resized.set(resize({ pixels, width: side, height: side, channels }), i * bytesAfter);
      }
      return { images: resized, labels, count };
    },
    close: () => dataset.close(),
  };
}

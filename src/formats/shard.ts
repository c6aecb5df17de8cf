import { InputError } from '../lib/errors.ts';
import { readSafetensors, tensorNamed, writeSafetensors } from './safetensors.ts';

/** A block of labelled images as it lies in memory. */
export interface ImageShard {
  /** [count, size, size, channels], 0 … 255. */
  readonly images: Uint8Array;
  /** [count], each below the number of classes. */
  readonly labels: Uint16Array;
  readonly count: number;
}

/** What all shards of a data set have in common. */
export interface ShardGeometry {
  readonly imageSize: number;
  readonly channels: number;
  readonly classes: number;
}

/** The safetensors file of a shard: `images` U8 [n, h, w, c], `labels` [n] U8, or U16 above 256 classes. */
export function encodeShard({ images, labels, count }: ImageShard, geometry: ShardGeometry): Uint8Array<ArrayBuffer> {
  const { imageSize, channels, classes } = geometry;
  const labelTensor =
    classes > 256
      ? ({ dtype: 'U16', shape: [count], data: Uint16Array.from(labels) } as const)
      : ({ dtype: 'U8', shape: [count], data: Uint8Array.from(labels) } as const);
  const imageTensor = { dtype: 'U8', shape: [count, imageSize, imageSize, channels], data: new Uint8Array(images) } as const;
  return writeSafetensors([['images', imageTensor], ['labels', labelTensor]]);
}

/** Reads a shard file; throws an InputError unless it has that geometry and every label names a class. */
export function decodeShard(bytes: Uint8Array, { imageSize, channels, classes }: ShardGeometry): ImageShard {
  const file = readSafetensors(bytes);
  const images = tensorNamed(file, 'images', 'U8');
  const labels = tensorNamed(file, 'labels', 'U8', 'U16');
  const [count = 0, ...rest] = images.shape;
  const expected = [imageSize, imageSize, channels];
  if (images.shape.length !== 4 || rest.some((extent, i) => extent !== expected[i])) {
    throw new InputError('images', `images of shape ${images.shape.join(' × ')}: must be n × ${expected.join(' × ')}`);
  }
  if (labels.shape.length !== 1 || labels.data.length !== count) {
    throw new InputError('labels', `labels of shape ${labels.shape.join(' × ')}: must be one label for each of ${count} images`);
  }
  const wrong = labels.data.findIndex((label) => label >= classes);
  if (wrong >= 0) {
    throw new InputError(`labels[${wrong}]`, `labels[${wrong}] ${labels.data[wrong]}: must be below the ${classes} classes`);
  }
  return { images: images.data, labels: Uint16Array.from(labels.data), count };
}

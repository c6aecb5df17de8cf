import { describe, expect, it } from 'vitest';
import { readSafetensors, writeSafetensors } from './safetensors.ts';
import { decodeShard, encodeShard } from './shard.ts';

const geometry = { imageSize: 2, channels: 3, classes: 10 };
const shard = { images: Uint8Array.from({ length: 24 }, (_, i) => i), labels: Uint16Array.of(9, 0), count: 2 };

describe('a shard file', () => {
  it('gives back images and labels', () => {
    expect(decodeShard(encodeShard(shard, geometry), geometry)).toEqual(shard);
  });

  it('is a plain safetensors file of images [n, h, w, c] and labels [n]', () => {
    const { tensors } = readSafetensors(encodeShard(shard, geometry));
    expect(tensors.get('images')).toMatchObject({ dtype: 'U8', shape: [2, 2, 2, 3] });
    expect(tensors.get('labels')).toMatchObject({ dtype: 'U8', shape: [2] });
  });

  it('stores labels in 16 bits when there are more than 256 classes', () => {
    const many = { ...geometry, classes: 1000 };
    const bytes = encodeShard({ ...shard, labels: Uint16Array.of(999, 256) }, many);
    expect(readSafetensors(bytes).tensors.get('labels')?.dtype).toBe('U16');
    expect([...decodeShard(bytes, many).labels]).toEqual([999, 256]);
  });

  it('is refused when a label names no class', () => {
    expect(() => decodeShard(encodeShard(shard, geometry), { ...geometry, classes: 9 })).toThrow('labels[0] 9: must be below the 9 classes');
  });

  it('is refused when the images have another size', () => {
    expect(() => decodeShard(encodeShard(shard, geometry), { ...geometry, imageSize: 4 })).toThrow('images of shape 2 × 2 × 2 × 3: must be n × 4 × 4 × 3');
  });

  it('is refused when images and labels differ in number', () => {
    const bytes = writeSafetensors([
      ['images', { dtype: 'U8', shape: [2, 2, 2, 3], data: shard.images }],
      ['labels', { dtype: 'U8', shape: [1], data: Uint8Array.of(1) }],
    ]);
    expect(() => decodeShard(bytes, geometry)).toThrow('one label for each of 2 images');
  });
});

import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeNamed } from './decode-image.ts';
import { declaredSize } from './image-header.ts';

const picture = sharp({ create: { width: 37, height: 21, channels: 4, background: '#80405080' } });

describe('the size that an image file declares', () => {
  it.each([
    ['png', picture.clone().png()],
    ['jpeg', picture.clone().jpeg()],
    ['progressive jpeg with EXIF data', picture.clone().jpeg({ progressive: true }).withMetadata({ density: 72 })],
    ['gif', picture.clone().gif()],
    ['webp with alpha', picture.clone().webp()],
    ['lossy webp', picture.clone().flatten().webp()],
    ['lossless webp', picture.clone().webp({ lossless: true })],
  ])('is read from the header of %s', async (_kind, image) => {
    expect(declaredSize(new Uint8Array(await image.toBuffer()))).toEqual({ width: 37, height: 21 });
  });

  it('is unknown of other files, and of those cut short', async () => {
    const png = new Uint8Array(await picture.clone().png().toBuffer());
    for (const bytes of [png.slice(0, 20), new Uint8Array(0), new Uint8Array(100), Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)]) {
      expect(declaredSize(bytes)).toBeUndefined();
    }
  });

  it('is refused before decoding when it is too large', async () => {
    const png = new Uint8Array(await picture.clone().png().toBuffer());
    new DataView(png.buffer).setUint32(16, 4_000_000); // the width
    const decode = () => Promise.reject(new Error('was decoded'));
    await expect(decodeNamed('a.png', png, decode)).rejects.toThrow('image a.png of 4000000 × 21 pixels: must have at most 67108864');
  });
});

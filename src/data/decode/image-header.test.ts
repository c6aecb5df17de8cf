import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { le16, le32, utf8 } from '../testing/zip-records.ts';
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
    ['avif', picture.clone().flatten().avif()],
    ['avif with alpha', picture.clone().avif()],
  ])('is read from the header of %s', async (_kind, image) => {
    expect(declaredSize(new Uint8Array(await image.toBuffer()))).toEqual({ width: 37, height: 21 });
  });

  it('is unknown of other files, and of those cut short', async () => {
    const png = new Uint8Array(await picture.clone().png().toBuffer());
    for (const bytes of [png.slice(0, 20), new Uint8Array(0), new Uint8Array(100), Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)]) {
      expect(declaredSize(bytes)).toBeUndefined();
    }
  });

  it('is, of a GIF, that of its screen grown to each of its frames', async () => {
    const frame = (left: number, width: number, height: number): number[] => [0x2c, ...le16(left, 0, width, height), 0, 2, 1, 0, 0];
    const extension = [0x21, 0xf9, 4, 0, 0, 0, 0, 0];
    const screen = [...utf8('GIF89a'), ...le16(4, 50), 0x80, 0, 0, ...Array.from({ length: 6 }, () => 0x2c)]; // a table of two colours, all commas
    const gif = [...screen, ...extension, ...frame(0, 300, 2), ...extension, ...frame(1000, 7, 400), 0x3b];
    expect(declaredSize(Uint8Array.from(gif))).toEqual({ width: 1007, height: 400 });
    expect(declaredSize(Uint8Array.from(gif.slice(0, -12)))).toEqual({ width: 300, height: 50 }); // cut in the second frame
    expect(declaredSize(Uint8Array.from(gif.slice(0, -2)))).toEqual({ width: 1007, height: 400 });
  });

  it('is, of an AVIF, the largest that any of its boxes gives, also behind lengths of 8 bytes and in a track', () => {
    const box = (type: string, content: readonly number[]): number[] => [...be32(content.length + 8), ...utf8(type), ...content];
    const long = (type: string, content: readonly number[]): number[] => [...be32(1), ...utf8(type), ...be32(0, content.length + 16), ...content];
    const ispe = (width: number, height: number): number[] => box('ispe', be32(0, width, height));
    const kept = long('meta', [...be32(0), ...box('iprp', long('ipco', [...ispe(10, 10), ...ispe(4000, 30), ...ispe(60, 60)]))]);
    const entry = box('av01', [...Array.from({ length: 24 }, () => 0), 0x20, 0, 0x10, 0]);
    const track = box('moov', box('trak', box('mdia', box('minf', box('stbl', box('stsd', [...be32(0, 1), ...entry]))))));
    const start = box('ftyp', utf8('avif'));
    expect(declaredSize(Uint8Array.from([...start, ...kept]))).toEqual({ width: 4000, height: 30 });
    expect(declaredSize(Uint8Array.from([...start, ...kept, ...track]))).toEqual({ width: 0x2000, height: 0x1000 });
    expect(declaredSize(Uint8Array.from([...start, ...kept, 0, 0, 0]))).toEqual({ width: 4000, height: 30 }); // a rest hides nothing
    expect(declaredSize(Uint8Array.from(start))).toBeUndefined();
  });

  it.each([
    ['an SVG drawing', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['a TIFF file', picture.clone().tiff()],
  ])('is that of no other format, such as %s, which is not decoded', async (_what, file) => {
    const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : new Uint8Array(await file.toBuffer());
    const decode = () => Promise.reject(new Error('was decoded'));
    await expect(decodeNamed('a.png', bytes, decode)).rejects.toThrow('image a.png: cannot be decoded (it does not begin as a PNG, JPEG, WebP, GIF or AVIF file does); replace or remove it');
  });

  it('is refused of an AVIF before decoding when it is too large', async () => {
    const avif = new Uint8Array(await picture.clone().avif().toBuffer());
    const ispe = Buffer.from(avif).indexOf('ispe');
    new DataView(avif.buffer).setUint32(ispe + 8, 4_000_000); // the width
    const decode = () => Promise.reject(new Error('was decoded'));
    await expect(decodeNamed('a.avif', avif, decode)).rejects.toThrow('image a.avif of 4000000 × 21 pixels: must have at most 67108864');
  });

  it('is refused before decoding when it is too large', async () => {
    const png = new Uint8Array(await picture.clone().png().toBuffer());
    new DataView(png.buffer).setUint32(16, 4_000_000); // the width
    const decode = () => Promise.reject(new Error('was decoded'));
    await expect(decodeNamed('a.png', png, decode)).rejects.toThrow('image a.png of 4000000 × 21 pixels: must have at most 67108864');
  });

  it('is refused of a GIF from 8 million pixels on: a few bytes that repeat one colour take seconds', async () => {
    const gif = (height: number): Uint8Array<ArrayBuffer> => Uint8Array.from([...utf8('GIF89a'), ...le16(4096, height), 0, 0, 0, 0x3b]);
    const decode = () => Promise.reject(new Error('was decoded'));
    await expect(decodeNamed('a.gif', gif(2049), decode)).rejects.toThrow('image a.gif of 4096 × 2049 pixels: must have at most 8388608');
    await expect(decodeNamed('a.gif', gif(2048), decode)).rejects.toThrow('was decoded');
  });
});

/** Numbers of 4 bytes, the highest first. */
function be32(...values: readonly number[]): number[] {
  return values.flatMap((value) => le32(value).toReversed());
}

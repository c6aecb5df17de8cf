import sharp from 'sharp';
import type { Picture } from '../resize-image.ts';
import { rgbOnWhite } from '../rgb.ts';

/** Decodes an image file with libvips; the first frame of an animation, upright as its EXIF data says. */
export async function decodeWithSharp(bytes: Uint8Array): Promise<Picture> {
  const image = sharp(bytes, { limitInputPixels: 2 ** 26 }).autoOrient().raw();
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  return rgbOnWhite({ pixels: data, ...info });
}

import { InputError, messageOf } from '../../lib/errors.ts';
import { placeholderFor } from '../placeholder.ts';
import { declaredSize } from './image-header.ts';
import type { Picture } from './resize-image.ts';

/** Decodes an image file into RGB (3 channels); throws whatever the platform throws when it cannot. */
export type DecodeImage = (bytes: Uint8Array<ArrayBuffer>) => Promise<Picture>;

/** What both browsers and sharp can decode. */
export const imageFile = /\.(?:png|jpe?g|webp|gif|avif)$/i;

const mostPixels = 2 ** 26; // 256 MB as RGBA
/** A GIF of a few bytes can say that many of one colour, and takes seconds to say it. */
const mostPixelsOfGif = 2 ** 23;

/**
 * Decodes an image file, checking the size that its header declares first: what declares none in a way that is known
 * here is not handed to a decoder, which might know it. Throws an InputError that names the file.
 */
export async function decodeNamed(path: string, bytes: Uint8Array<ArrayBuffer>, decode: DecodeImage): Promise<Picture> {
  const placeholder = placeholderFor(bytes.subarray(0, 512));
  if (placeholder !== undefined) throw new InputError(path, `image ${path}: ${placeholder}`);
  const size = declaredSize(bytes);
  if (!size) {
    throw new InputError(path, `image ${path}: cannot be decoded (it does not begin as a PNG, JPEG, WebP, GIF or AVIF file does); replace or remove it`);
  }
  const most = isGif(bytes) ? mostPixelsOfGif : mostPixels;
  if (size.width * size.height > most) {
    throw new InputError(path, `image ${path} of ${size.width} × ${size.height} pixels: must have at most ${most}; shrink or remove it`);
  }
  try {
    return await decode(bytes);
  } catch (error) {
    throw new InputError(path, `image ${path}: cannot be decoded (${messageOf(error)}); replace or remove it`);
  }
}

function isGif(bytes: Uint8Array): boolean {
  return bytes[0] === 0x47 && bytes[1] === 0x49 && bytes[2] === 0x46;
}

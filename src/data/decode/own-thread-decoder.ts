import { decodeNamed, type DecodeImage } from './decode-image.ts';
import type { DecodedImage, Decoder, ImageContent } from './decoder.ts';
import { squareResizer, type Picture } from './resize-image.ts';

/** Decodes and scales in the thread that asks. */
export function ownThreadDecoder(decode: DecodeImage): Decoder {
  let resizer = { size: -1, resize: squareResizer(1) };
  return {
    async decode(path, content, size, signal) {
      signal?.throwIfAborted();
      const picture = await pictureOf(path, content, decode);
      signal?.throwIfAborted();
      if (resizer.size !== size) resizer = { size, resize: squareResizer(size) };
      return scaled(picture, resizer.resize);
    },
    close: async () => undefined,
  };
}

async function pictureOf(path: string, content: ImageContent, decode: DecodeImage): Promise<Picture> {
  return content.kind === 'pixels' ? content.picture : decodeNamed(path, content.bytes, decode);
}

function scaled(picture: Picture, resize: (picture: Picture) => Uint8Array<ArrayBuffer>): DecodedImage {
  const { width, height } = picture;
  return { pixels: resize(picture), width, height, grey: isGrey(picture) };
}

function isGrey({ pixels }: Picture): boolean {
  for (let i = 0; i < pixels.length; i += 3) {
    if (pixels[i] !== pixels[i + 1] || pixels[i] !== pixels[i + 2]) return false;
  }
  return true;
}

import { invariant } from '../../../lib/errors.ts';
import type { Picture } from '../resize-image.ts';
import { rgbOnWhite } from '../rgb.ts';

/** Decodes an image file with the browser's decoders; works in a worker. */
export async function decodeInBrowser(bytes: Uint8Array<ArrayBuffer>): Promise<Picture> {
  const bitmap = await createImageBitmap(new Blob([bytes]), { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  invariant(context, 'an OffscreenCanvas without a 2d context');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const pixels = context.getImageData(0, 0, width, height).data;
  return rgbOnWhite({ pixels, width, height, channels: 4 });
}

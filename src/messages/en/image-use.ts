import type { ImageUse } from '../../config/image-origin.ts';

/** What images for that use are called. */
export function imagesFor(use: ImageUse): string {
  return use === 'data' ? 'images' : 'images to transfer to';
}

import type { ImageUse } from '../../config/image-origin.ts';

/** What images for that use are called. */
export function imagesFor(use: ImageUse): string {
  return use === 'data' ? '图像' : '迁移目标图像';
}

import type { ImagesView } from '../../worker/images-protocol.ts';

/** What becomes of the size of images that were looked at, for training at `imageSize` pixels a side. */
export function trainingSizeText({ smallest, largest, mostFrequent }: ImagesView['inspection']['sizes'], imageSize: number): string {
  const wanted = `${imageSize} × ${imageSize}`;
  if (smallest === wanted && largest === wanted) return `as they are, ${wanted} px`;
  return [smallest, largest, mostFrequent].every(isSquare) ? `scaled to ${wanted} px` : `the middle square, scaled to ${wanted} px`;
}

/** Of a size as `32 × 32`. */
function isSquare(size: string): boolean {
  const [width, height] = size.split(' × ');
  return width === height;
}

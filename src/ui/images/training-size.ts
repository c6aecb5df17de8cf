import type { ImagesView } from '../../worker/images-protocol.ts';

export type ChangeOfSize = 'asTheyAre' | 'scaled' | 'cutAndScaled';

/** What becomes of the size of images that were looked at, for training at `imageSize` pixels a side. */
export function changeOfSize({ smallest, largest, mostFrequent }: ImagesView['inspection']['sizes'], imageSize: number): ChangeOfSize {
  const wanted = `${imageSize} × ${imageSize}`;
  if (smallest === wanted && largest === wanted) return 'asTheyAre';
  return [smallest, largest, mostFrequent].every(isSquare) ? 'scaled' : 'cutAndScaled';
}

/** Of a size as `32 × 32`. */
function isSquare(size: string): boolean {
  const [width, height] = size.split(' × ');
  return width === height;
}

import type { ReactElement } from 'react';
import { BlobPicture } from './blob-picture.tsx';

interface PixelPictureProps {
  /** RGB, [height, size, 3]. */
  readonly pixels: Uint8Array;
  /** Width, pixels; the height follows. */
  readonly size: number;
  readonly label: string;
}

/** Decoded pixels as a picture. */
export function PixelPicture({ pixels, size, label }: PixelPictureProps): ReactElement {
  return <BlobPicture source={pixels} blobOf={(source) => pngOf(source, size)} label={label} />;
}

/** PNG keeps every pixel as it is. */
async function pngOf(pixels: Uint8Array, size: number): Promise<Blob> {
  const height = pixels.length / 3 / size;
  const image = new ImageData(size, height);
  for (let from = 0, to = 0; from < pixels.length; from += 3, to += 4) {
    image.data.set(pixels.subarray(from, from + 3), to);
    image.data[to + 3] = 255;
  }
  const canvas = new OffscreenCanvas(size, height);
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}

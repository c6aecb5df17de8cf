import { type ReactElement, useEffect, useRef } from 'react';
import styles from './images-look.module.css';

interface PixelPictureProps {
  /** RGB, [height, size, 3]. */
  readonly pixels: Uint8Array;
  /** Width, pixels; the height follows. */
  readonly size: number;
  readonly label: string;
}

/** Decoded pixels, drawn as they are and magnified without smoothing. */
export function PixelPicture({ pixels, size, label }: PixelPictureProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const height = pixels.length / 3 / size;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(size, height);
    for (let i = 0; i < size * height; i++) {
      image.data.set(pixels.subarray(i * 3, i * 3 + 3), i * 4);
      image.data[i * 4 + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  }, [pixels, size, height]);
  return <canvas ref={canvas} className={styles['picture']} width={size} height={height} role="img" aria-label={label} title={label} />;
}

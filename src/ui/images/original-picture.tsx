import { type ReactElement, useEffect, useState } from 'react';
import type { ImageSample } from '../../worker/images-protocol.ts';
import styles from './images-look.module.css';
import { PixelPicture } from './pixel-picture.tsx';

interface OriginalPictureProps {
  readonly original: NonNullable<ImageSample['original']>;
  readonly label: string;
}

/** An image as it lies in its set, with the square that training takes of it marked. */
export function OriginalPicture({ original, label }: OriginalPictureProps): ReactElement {
  const url = useObjectUrl(original.kind === 'file' ? original.bytes : undefined);
  const { width, height } = original;
  const side = Math.min(width, height);
  return (
    <span className={styles['original']}>
      {original.kind === 'file'
        ? url !== undefined && <img className={styles['picture']} src={url} alt={label} title={label} />
        : <PixelPicture pixels={original.pixels} size={width} label={label} />}
      {width !== height && (
        <svg className={styles['crop']} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <rect x={Math.floor((width - side) / 2)} y={Math.floor((height - side) / 2)} width={side} height={side} vectorEffect="non-scaling-stroke" />
        </svg>
      )}
    </span>
  );
}

/** An address of bytes in memory, given up when they are no longer shown. */
function useObjectUrl(bytes: Uint8Array<ArrayBuffer> | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!bytes) return undefined;
    const made = URL.createObjectURL(new Blob([bytes]));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return url;
}

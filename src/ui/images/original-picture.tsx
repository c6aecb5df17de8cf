import type { ReactElement } from 'react';
import type { ImageSample } from '../../worker/images-protocol.ts';
import { BlobPicture } from './blob-picture.tsx';
import styles from './images-look.module.css';
import { PixelPicture } from './pixel-picture.tsx';

interface OriginalPictureProps {
  readonly original: NonNullable<ImageSample['original']>;
  readonly label: string;
}

/** An image as it lies in its set, with the square that training takes of it marked. */
export function OriginalPicture({ original, label }: OriginalPictureProps): ReactElement {
  const { width, height } = original;
  const side = Math.min(width, height);
  return (
    <span className={styles['original']}>
      {original.kind === 'file'
        ? <BlobPicture source={original.bytes} blobOf={fileBlob} label={label} />
        : <PixelPicture pixels={original.pixels} size={width} label={label} />}
      {width !== height && (
        <svg className={styles['crop']} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <rect x={Math.floor((width - side) / 2)} y={Math.floor((height - side) / 2)} width={side} height={side} vectorEffect="non-scaling-stroke" />
        </svg>
      )}
    </span>
  );
}

async function fileBlob(bytes: Uint8Array): Promise<Blob> {
  return new Blob([Uint8Array.from(bytes)]);
}

import { type ReactElement, useCallback, useRef } from 'react';
import styles from './images-look.module.css';

interface BlobPictureProps {
  /** What the picture is made of; another one is another picture. */
  readonly source: Uint8Array;
  readonly blobOf: (source: Uint8Array) => Promise<Blob>;
  readonly label: string;
}

/** A picture made in memory; its address lasts as long as the element. */
export function BlobPicture({ source, blobOf, label }: BlobPictureProps): ReactElement {
  const make = useRef(blobOf);
  const show = useCallback((image: HTMLImageElement) => {
    let url: string | undefined;
    let isShown = true;
    const fill = async (): Promise<void> => {
      const blob = await make.current(source);
      if (isShown) image.src = url = URL.createObjectURL(blob);
    };
    void fill();
    return () => {
      isShown = false;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [source]);
  return <img ref={show} className={styles['picture']} alt={label} title={label} />;
}

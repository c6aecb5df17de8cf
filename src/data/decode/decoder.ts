/** What stands between images as they are stored and pixels as training takes them. */
import type { Picture } from './resize-image.ts';

/** What an image is made of: the bytes of a file, or pixels (RGB) where a format has them as they are. */
export type ImageContent =
  | {
      readonly kind: 'file';
      /** May be a view of memory that belongs to others: neither written to nor transferred. */
      readonly bytes: Uint8Array<ArrayBuffer>;
    }
  | { readonly kind: 'pixels'; readonly picture: Picture };

/** Bytes that an image's content takes. */
export function bytesOf(content: ImageContent): number {
  return content.kind === 'file' ? content.bytes.length : content.picture.pixels.length;
}

/** An image at the size of training, and what it was before. */
export interface DecodedImage {
  /** RGB, [size, size, 3]. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** Pixels, before it was cut and scaled. */
  readonly width: number;
  readonly height: number;
  /** Its three channels are equal everywhere. */
  readonly grey: boolean;
}

/** Makes images of one size out of what they are stored as, in this thread or in others. */
export interface Decoder {
  /** The image as a square of `size` pixels a side. Throws an InputError that names `path` where it cannot be decoded. */
  decode(path: string, content: ImageContent, size: number, signal?: AbortSignal): Promise<DecodedImage>;
  /** Ends the threads; idempotent. */
  close(): Promise<void>;
}

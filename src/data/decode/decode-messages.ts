/** What a decode pool and its threads say to each other: types alone. */
import type { DecodedImage, ImageContent } from './decoder.ts';

export interface DecodeJob {
  readonly id: number;
  /** Of the image, for messages. */
  readonly path: string;
  readonly content: ImageContent;
  /** Pixels a side of the square that is wanted. */
  readonly size: number;
}

/** A thread says first that it has started, then what became of each job. */
export type DecodeReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'decoded'; readonly id: number; readonly image: DecodedImage }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

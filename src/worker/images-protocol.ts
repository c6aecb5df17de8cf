/**
 * What the page and the images worker say to each other: types only. Every message carries the id of the request it
 * belongs to; a request is answered by exactly one of `looked`, `fetched`, `stored`, `failed` and `cancelled`.
 */
import type { ExperimentConfig } from '../config/fields.ts';
import type { ChosenFile, ImageUse } from '../config/image-origin.ts';
import type { ImagesView } from '../data/look-at-images.ts';
import type { TransferState } from '../data/network/transfer.ts';
import type { StoreOverview } from '../data/store/stored-sets.ts';

export type { ImageSample, ImagesView } from '../data/look-at-images.ts';
export type { TransferState } from '../data/network/transfer.ts';
export type { StoredSet, StoreOverview } from '../data/store/stored-sets.ts';

/** Which images are meant. */
export interface ImagesOf {
  readonly config: ExperimentConfig;
  readonly use: ImageUse;
  /** The folder of the built-in data sets, an absolute URL ending in `/`. */
  readonly builtInUrl: string;
  readonly files: readonly ChosenFile[];
}

export type ImagesRequest =
  /** Opens the images and answers with what they are, and samples. */
  | ({ readonly type: 'look'; readonly id: string } & ImagesOf)
  /** Fetches and decodes all images, so that they are kept. */
  | ({ readonly type: 'fetch'; readonly id: string } & ImagesOf)
  | { readonly type: 'pause'; readonly id: string }
  | { readonly type: 'resume'; readonly id: string }
  | { readonly type: 'cancel'; readonly id: string }
  /** What is kept. */
  | { readonly type: 'overview'; readonly id: string }
  /** Removes a kept set by its key, or what has come of a file by its address. */
  | { readonly type: 'remove'; readonly id: string; readonly key?: string; readonly address?: string }
  /** Removes the sets that were not used for longest, until so many bytes are free. */
  | { readonly type: 'free-up'; readonly id: string; readonly bytes: number };

export type ImagesResponse =
  | { readonly type: 'transfer'; readonly id: string; readonly transfer: TransferState }
  | { readonly type: 'notice'; readonly id: string; readonly text: string }
  /** Images fetched and decoded so far, of how many. */
  | { readonly type: 'progress'; readonly id: string; readonly done: number; readonly total: number }
  | { readonly type: 'looked'; readonly id: string; readonly view: ImagesView }
  | { readonly type: 'fetched'; readonly id: string }
  | { readonly type: 'stored'; readonly id: string; readonly overview: StoreOverview; readonly note?: string }
  | { readonly type: 'failed'; readonly id: string; readonly message: string }
  | { readonly type: 'cancelled'; readonly id: string };

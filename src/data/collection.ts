import type { ImageContent } from './decode/decoder.ts';

/** An image of a collection; it is read when asked for, and decoded by whoever wants its pixels. */
export interface LabelledImage {
  /** Where it lies, for messages and for an order that depends on nothing else; unique in the collection. */
  readonly path: string;
  /** Index of its class. */
  readonly label: number;
  /** What it is made of. Throws an InputError that names the path. */
  read(signal?: AbortSignal): Promise<ImageContent>;
  /**
   * Images of one block lie in the file together and cost one read together; they stay near each other in
   * the order of training. Absent where each image is read by itself.
   */
  readonly block?: number;
}

/** Labelled images wherever they come from, before they are put in order and scaled. */
export interface Collection {
  /** What was found, as a person would say it: `image folder`, `CIFAR-10`. */
  readonly kind: string;
  readonly classNames: readonly string[];
  readonly train: readonly LabelledImage[];
  /** Empty where the source has no such part: a share of the training images is held out then. */
  readonly validation: readonly LabelledImage[];
  /** Paths of files that are no images of the set and were left out. */
  readonly skipped: readonly string[];
}

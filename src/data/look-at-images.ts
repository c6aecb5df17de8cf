/** A look at images before training on them: what the set holds, and some samples with what becomes of them. */
import type { ExperimentConfig } from '../config/fields.ts';
import { augmentationStream, augmentedImage } from './augmentation.ts';
import { splitImages } from './collection-dataset.ts';
import type { Collection, LabelledImage } from './collection.ts';
import { mapConcurrently } from './concurrent.ts';
import { imageBytes, type ImageDataset, type Split } from './dataset.ts';
import type { Decoder } from './decode/decoder.ts';
import { inspectCollection, inspectShards, type Inspection } from './inspect-collection.ts';

/** An image as it lies in the set: the bytes of its file, or RGB pixels. */
export type OriginalImage =
  | { readonly kind: 'file'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'pixels'; readonly pixels: Uint8Array<ArrayBuffer> };

export interface ImageSample {
  /** Where it lies in the set, or its number. */
  readonly path: string;
  readonly label: number;
  readonly split: Split;
  /** Absent where only decoded images are kept. */
  readonly original: (OriginalImage & { readonly width: number; readonly height: number }) | undefined;
  /** RGB, as training takes it: [imageSize, imageSize, 3]. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** The same after some draws of the augmentation; none where that is switched off, or for validation. */
  readonly augmented: readonly Uint8Array<ArrayBuffer>[];
}

export interface ImagesView {
  readonly name: string;
  readonly imageSize: number;
  readonly inspection: Inspection;
  /** Training images first, classes in turn. */
  readonly samples: readonly ImageSample[];
}

type LookConfig = Pick<ExperimentConfig, 'imageSize' | 'validationFraction' | 'seed' | 'flip' | 'shift'>;

const classesShown = 10;
const samplesOfClass: Readonly<Record<Split, number>> = { train: 2, validation: 1 };
const variants = 3;
const readsAtOnce = 4;

/** Looks at a collection. Throws an InputError for what cannot be trained on. */
export async function lookAtCollection(collection: Collection, name: string, config: LookConfig, decoder: Decoder): Promise<ImagesView> {
  const inspection = await inspectCollection(collection, config, decoder);
  const images = splitImages(collection, config.validationFraction, config.seed);
  const chosen = (['train', 'validation'] as const).flatMap((split) => someOfEachClass(images[split], samplesOfClass[split]).map((image) => ({ image, split })));
  const augment = augmenter(config, inspection.mean);
  const samples = await mapConcurrently(chosen, readsAtOnce, async ({ image, split }): Promise<ImageSample> => {
    const content = await image.read();
    const { pixels, width, height } = await decoder.decode(image.path, content, config.imageSize);
    const original: OriginalImage = content.kind === 'file' ? { kind: 'file', bytes: content.bytes.slice() } : { kind: 'pixels', pixels: Uint8Array.from(content.picture.pixels) };
    return { path: image.path, label: image.label, split, original: { ...original, width, height }, pixels: pixels.slice(), augmented: split === 'train' ? augment(pixels) : [] };
  });
  return { name, imageSize: config.imageSize, inspection, samples };
}

/** Looks at decoded shards, of which the first of each split gives the samples. */
export async function lookAtShards(dataset: ImageDataset, config: LookConfig): Promise<ImagesView> {
  const inspection = await inspectShards(dataset);
  const augment = augmenter(config, dataset.mean);
  const bytes = imageBytes(dataset);
  const samplesOf = async (split: Split): Promise<ImageSample[]> => {
    if (dataset.shardCounts[split].length === 0) return [];
    const { images, labels } = await dataset.readShard(split, 0);
    const numbered = Array.from(labels, (label, number) => ({ label, number }));
    return someOfEachClass(numbered, samplesOfClass[split]).map(({ label, number }) => {
      const pixels = images.slice(number * bytes, (number + 1) * bytes);
      return { path: `${split} image ${number}`, label, split, original: undefined, pixels, augmented: split === 'train' ? augment(pixels) : [] };
    });
  };
  return { name: dataset.name, imageSize: dataset.imageSize, inspection, samples: [...(await samplesOf('train')), ...(await samplesOf('validation'))] };
}

/** The first images of each of the first classes, in the order of classes. */
function someOfEachClass<Image extends Pick<LabelledImage, 'label'>>(images: readonly Image[], count: number): Image[] {
  const found = new Map<number, Image[]>();
  for (const image of images) {
    const ofClass = found.get(image.label) ?? [];
    if (ofClass.length < count) found.set(image.label, [...ofClass, image]);
  }
  const labels = [...found.keys()].toSorted((a, b) => a - b).slice(0, classesShown);
  return labels.flatMap((label) => found.get(label) ?? []);
}

function augmenter({ imageSize, seed, flip, shift }: LookConfig, mean: readonly number[]): (pixels: Uint8Array) => Uint8Array<ArrayBuffer>[] {
  if (!flip && shift === 0) return () => [];
  const stream = augmentationStream(seed, { flip, shift });
  const mean8 = mean.map((value) => Math.round(value * 255));
  const draw = Int32Array.from([0, 0, 0]); // flip, dx, dy
  const augmented = (pixels: Uint8Array): Uint8Array<ArrayBuffer> => {
    stream.fill(draw);
    return augmentedImage(pixels, imageSize, [...draw], mean8);
  };
  return (pixels) => Array.from({ length: variants }, () => augmented(pixels));
}

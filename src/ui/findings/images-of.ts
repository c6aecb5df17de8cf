import type { ExperimentConfig } from '../../config/fields.ts';
import type { ImageSet } from '../../findings/ledger.ts';
import type { DataInfo } from '../../formats/metrics.ts';

/** The built-in sets before they are opened; a person's own folder is counted as shapes10 until then. */
const assumed = { shapes10: 10_240, glyphs8: 4096 } as const;

/** The images of a run, and those of its tuning, as far as they are known. */
export function imagesOf(
  { target: choice }: ExperimentConfig, data: DataInfo | undefined, target: DataInfo | undefined,
): { readonly images: ImageSet; readonly target: ImageSet } {
  const images = imageSet(data, 10, assumed.shapes10);
  if (choice === 'none') return { images, target: images };
  return { images, target: choice === 'glyphs8' ? imageSet(target, 8, assumed.glyphs8) : imageSet(target, images.classes, images.trainImages) };
}

function imageSet(data: DataInfo | undefined, classes: number, trainImages: number): ImageSet {
  return { channels: 3, classes: data?.classNames.length ?? classes, trainImages: data?.trainImages ?? trainImages };
}

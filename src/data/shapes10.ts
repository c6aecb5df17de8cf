import type { ImageDataset } from './dataset.ts';
import { drawnDataset, type DrawnOptions } from './drawn-dataset.ts';
import { outlines } from './shape-outlines.ts';

/** shapes10, on which a learngene is learned unless other images are chosen: ten classes of drawn shapes. */
export function shapes10(options: DrawnOptions = {}): ImageDataset {
  const { seed = 0, trainImages = 10_240, validationImages = 2_048 } = options;
  return drawnDataset({
    name: 'shapes10', outlines, seed, trainImages, validationImages,
    mean: [0.502, 0.501, 0.502],
    std: [0.184, 0.183, 0.183],
  });
}

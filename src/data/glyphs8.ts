import type { ImageDataset } from './dataset.ts';
import { drawnDataset, type DrawnOptions } from './drawn-dataset.ts';
import { glyphOutlines } from './glyph-outlines.ts';

/** glyphs8, to which a learngene of shapes10 is transferred: eight classes of other shapes, fewer images. */
export function glyphs8(options: DrawnOptions = {}): ImageDataset {
  const { seed = 0, trainImages = 4_096, validationImages = 1_024 } = options;
  return drawnDataset({
    name: 'glyphs8', outlines: glyphOutlines, seed, trainImages, validationImages,
    mean: [0.503, 0.501, 0.5],
    std: [0.184, 0.187, 0.185],
  });
}
